package dev.switchboard.console;

import java.io.IOException;
import java.io.Writer;

/** The begin of a text. Whoever writes more than fits is stopped: a small document can be very long when it is indented. */
final class Excerpt extends Writer {
    /** In characters. */
    static final int MOST = 16 * 1024;

    private final StringBuilder text = new StringBuilder();
    private boolean full;

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        int room = Math.min(length, MOST - text.length());
        text.append(characters, offset, room);
        if (room < length) {
            full = true;
            throw new IOException("There is no room for more");
        }
    }

    /** Whether something is missing at its end. */
    boolean isTruncated() {
        return full;
    }

    /** Ends with a whole character. */
    String text() {
        int end = text.length();
        return full && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))
                ? text.substring(0, end - 1)
                : text.toString();
    }

    @Override
    public void flush() {
        // it is all there
    }

    @Override
    public void close() {
        // nothing is held
    }
}
