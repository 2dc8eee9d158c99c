package dev.switchboard.delivery;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A host in its plain spelling: a name that can't be read as an address, or an address that can't be read as another. */
final class HostSpelling {
    private static final int LONGEST_NAME = 253;
    private static final String LABEL = "(?!-)[A-Za-z0-9-]{1,63}(?<!-)";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    /** Where the last label is a number, other readers take the whole for an IPv4 address (WHATWG URL, 3.5). */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");

    /** Loopback without being asked of any name server (RFC 6761, section 6.3). */
    private static final Pattern LOCALHOST = Pattern.compile("(?i)(?:.*\\.)?localhost");

    private HostSpelling() {}

    /**
     * The address that the host is, or empty where it is a name to be looked up.
     *
     * @param host as {@link java.net.URI#getHost()} has it, IPv6 addresses in brackets
     * @throws IllegalArgumentException if it is neither, or spelt so that it could be misread
     */
    static Optional<InetAddress> literal(String host) {
        if (host.startsWith("[")) {
            return Optional.of(address(bare(host)));
        }
        if (NUMERIC.matcher(host).matches()) {
            return Optional.of(address(host));
        }
        if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "A host's name is of letters, digits and hyphens with single dots between, and none at its end");
        }
        return Optional.empty();
    }

    /** Without the brackets of an IPv6 address. */
    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    static boolean isLocalhost(String host) {
        return LOCALHOST.matcher(host).matches();
    }

    private static InetAddress address(String text) {
        return IpLiteral.read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "An address is four decimal numbers without leading zeros, or IPv6 in [] without a zone"));
    }
}
