package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import java.util.regex.Pattern;

/**
 * What makes a repeated POST safe (Idempotency-Key, IETF draft 07), and what it came with.
 *
 * @param text 1 to 255 printable ASCII characters
 * @param fingerprint of the request: the same key with another one is a mistake
 */
public record IdempotencyKey(String text, String fingerprint) {
    private static final int LONGEST = 255;
    private static final Pattern BARE = Pattern.compile("[!#-~]+");

    /** A string of structured fields (RFC 8941, section 3.3.3). */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])++\"");

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\])");

    /**
     * Reads the header's value, quoted as the draft has it or bare as many clients send it: both are the same key.
     *
     * @throws ProblemException {@code invalid-request} if it is neither, or too long
     */
    static String read(String header) {
        String value = header.strip();
        String key = BARE.matcher(value).matches() ? value : unquoted(value);
        if (key.length() > LONGEST) {
            throw unreadable();
        }
        return key;
    }

    private static String unquoted(String value) {
        if (!QUOTED.matcher(value).matches()) {
            throw unreadable();
        }
        return ESCAPE.matcher(value.substring(1, value.length() - 1)).replaceAll("$1");
    }

    private static ProblemException unreadable() {
        return new ProblemException(
                Fault.INVALID_REQUEST,
                "Idempotency-Key is one text of 1 to " + LONGEST
                        + " printable ASCII characters, in quotation marks or not");
    }
}
