package dev.switchboard.faults;

import java.util.Locale;

/** Where Switchboard is killed, in the order in which an exchange comes by. The rules say which code that is. */
enum Point {
    /** The exchange is in the database, and its caller hasn't got 202. */
    AFTER_COMMIT,

    /** The request is about to be sent to the broker. */
    BEFORE_RELAY,

    /** The broker has the request, and the outbox still has it, too. */
    AFTER_SEND,

    /** The reply has been taken from the queue, and isn't in the database. */
    AFTER_REPLY_READ,

    /** The reply is in the database, and still in the queue, too. */
    AFTER_STORE,

    /** The webhook is about to be posted. */
    BEFORE_WEBHOOK,

    /** The receiver has answered, and nobody has heard it. */
    AFTER_WEBHOOK,

    /** What came of the webhook is about to be written down. */
    BEFORE_ACKNOWLEDGEMENT;

    /** As the rules and the table have it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
