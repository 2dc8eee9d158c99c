package dev.switchboard.delivery;

import java.util.Locale;

/** How the delivery of a letter stands. */
public enum DeliveryState {
    /** No attempt has ended yet. */
    PENDING,

    /** Attempts have failed, and there will be more. */
    RETRYING,

    /** The receiver has it. */
    DELIVERED,

    /** The schedule is at its end, or the receiver wants no more of it. It is kept, and delivered again on demand. */
    DEAD;

    /** Whether attempts are still made of themselves. */
    public boolean isOpen() {
        return this == PENDING || this == RETRYING;
    }

    /** As callers and the ledger have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that {@link #text()}. */
    public static DeliveryState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
