package dev.switchboard.load;

/** Bodies of requests. */
final class Bodies {
    private static final String FRAME = "{\"text\":\"\"}";

    private Bodies() {}

    /** A JSON object of that many bytes. */
    static String ofBytes(int size) {
        return "{\"text\":\"" + "x".repeat(size - FRAME.length()) + "\"}";
    }
}
