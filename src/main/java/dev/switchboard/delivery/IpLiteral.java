package dev.switchboard.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address as text, in its one plain spelling: never a name, and nothing is looked up. */
final class IpLiteral {
    private static final String NUMBER = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]{2,39}(?:(?<=:)" + V4 + ")?");

    private IpLiteral() {}

    /**
     * @param text {@code 192.0.2.1}, four decimal numbers without leading zeros, or {@code 2001:db8::1}, without brackets or
     *     zone
     */
    static Optional<InetAddress> read(String text) {
        if (V4.matcher(text).matches()) {
            return parse(text);
        }
        // in brackets the JDK takes it for an address or for nothing; without, it might take it for a name
        return V6.matcher(text).matches() ? parse("[" + text + "]") : Optional.empty();
    }

    private static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
