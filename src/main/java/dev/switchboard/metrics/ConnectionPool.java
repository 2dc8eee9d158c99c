package dev.switchboard.metrics;

/** How the connections to the database are used on this node. */
public interface ConnectionPool {
    /** Connections that there can be. */
    int most();

    /** Connections that something is done with now. */
    int inUse();

    /** How many wait for a connection now. */
    int waiting();
}
