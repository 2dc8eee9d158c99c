package dev.switchboard.publishsubscribe;

import java.util.Optional;

/**
 * A place in a topic's events, as an id that no event has.
 *
 * @param sequence of the event before
 */
record Cursor(long sequence) {
    private static final String MARK = "@";
    private static final int MOST_DIGITS = 18;

    String text() {
        return MARK + sequence;
    }

    /** The cursor, or empty where the id is an event's. */
    static Optional<Cursor> read(String id) {
        return id.startsWith(MARK) && id.substring(1).matches("[0-9]{1," + MOST_DIGITS + "}")
                ? Optional.of(new Cursor(Long.parseLong(id.substring(1))))
                : Optional.empty();
    }
}
