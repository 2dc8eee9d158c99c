package dev.switchboard.delivery;

/** How far an address reaches, and so who may be called there. */
enum Reach {
    /** The internet. */
    PUBLIC,

    /** This machine. */
    LOOPBACK,

    /** A network of somebody's own. */
    PRIVATE,

    /** What no receiver has unless the operator knows of one: link-local, metadata, tunnels, tests, documentation. */
    RESERVED,

    /** No single machine: multicast, broadcast, the unspecified address. */
    NOBODY
}
