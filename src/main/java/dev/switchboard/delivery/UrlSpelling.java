package dev.switchboard.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** A URL in its plain spelling: two readers can't take it for two different addresses. */
final class UrlSpelling {
    /** In characters. */
    static final int LONGEST = 2_048;

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");

    private UrlSpelling() {}

    /** @throws IllegalArgumentException if it can't be read or could be misread, in words for whoever gave it */
    static URI read(String text) {
        require(text.length() <= LONGEST, "A URL has at most " + LONGEST + " characters");
        require(
                PRINTABLE.matcher(text).matches(),
                "A URL is of printable ASCII characters; a host of other letters is written in its xn-- form");
        URI url = parse(text);
        requirePlainAuthority(url);
        require(url.getRawFragment() == null, "A callback's URL has no fragment");
        return url;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("It is not a URL: " + e.getReason(), e);
        }
    }

    private static void requirePlainAuthority(URI url) {
        String authority = url.getRawAuthority();
        require(authority != null, "The URL names no host");
        require(authority.indexOf('@') < 0, "A callback's URL has no user or password");
        require(
                url.getHost() != null,
                "The URL's host is none: a name, four decimal numbers, or an IPv6 address in []");
        require(
                authority.equals(url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort()),
                "The URL's port is a number without leading zeros");
        require(url.getPort() != 0 && url.getPort() <= HIGHEST_PORT, "A port is from 1 to " + HIGHEST_PORT);
    }

    private static void require(boolean condition, String reason) {
        if (!condition) {
            throw new IllegalArgumentException(reason);
        }
    }
}
