package dev.switchboard.requestresponse;

/** What became of a reply. */
enum ReplyFate {
    DELIVERED,

    /** Its caller has been told something else already. */
    LATE,

    /** Nobody here ever asked for it. */
    UNKNOWN
}
