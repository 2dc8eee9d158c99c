package dev.switchboard.load;

/** Bodies of requests. */
final class Bodies {
    private static final String FRAME = "{\"text\":\"\"}";
    private static final String NUMBER = "{\"number\":\"";
    private static final int DIGITS = 9;

    /** The bytes of a numbered body. */
    static final int NUMBERED = 256;

    private static final String REST = "\",\"text\":\"" + "x".repeat(NUMBERED - NUMBER.length() - DIGITS - 12) + "\"}";

    private Bodies() {}

    /** A JSON object of that many bytes. */
    static String ofBytes(int size) {
        return "{\"text\":\"" + "x".repeat(size - FRAME.length()) + "\"}";
    }

    /** A JSON object that tells a number. */
    static String numbered(int number) {
        String digits = Integer.toString(number);
        return NUMBER + "0".repeat(DIGITS - digits.length()) + digits + REST;
    }

    /** @param at where the numbered body begins */
    static int number(String text, int at) {
        int begin = at + NUMBER.length();
        return Integer.parseInt(text, begin, begin + DIGITS, 10);
    }
}
