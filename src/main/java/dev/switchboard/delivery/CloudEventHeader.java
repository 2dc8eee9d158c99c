package dev.switchboard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The value of a CloudEvents attribute as a header (HTTP binding 1.0.2, section 3.1.3.2). */
public final class CloudEventHeader {
    private CloudEventHeader() {}

    /** Percent-encodes spaces, quotes, percent signs, and all that isn't printable ASCII; so no value ends its header. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length());
        for (byte each : value.getBytes(UTF_8)) {
            if (each > ' ' && each <= '~' && each != '"' && each != '%') {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(hex(each >> 4)).append(hex(each));
            }
        }
        return encoded.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit & 0xf);
    }
}
