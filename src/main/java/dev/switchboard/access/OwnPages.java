package dev.switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call comes from this Switchboard's own pages. A browser sends the session's cookie whoever asks it to, and in development mode
 * there is not even a cookie to be had.
 */
final class OwnPages {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
    private static final Pattern LOOPBACK_NUMBER = Pattern.compile("127\\.[0-9.]+");

    private OwnPages() {}

    static boolean isSafe(HttpServletRequest call) {
        return SAFE.contains(call.getMethod());
    }

    /** Whether the browser says that one of our pages asked it (Fetch Metadata, or else the header Origin). */
    static boolean called(HttpServletRequest call) {
        String site = call.getHeader("Sec-Fetch-Site");
        return site == null ? isOurs(call.getHeader("Origin"), call) : site.equals("same-origin");
    }

    /** Whether the browser says that another site's page asked it; what is no browser says nothing. */
    static boolean areNotCalling(HttpServletRequest call) {
        boolean saysWho = call.getHeader("Sec-Fetch-Site") != null || call.getHeader("Origin") != null;
        return saysWho && !called(call);
    }

    /** Whether the name that was called is this machine's own: no other name that is made to lead here. */
    static boolean areCalledOnLoopback(HttpServletRequest call) {
        String host = call.getHeader("Host");
        if (host == null) {
            return true; // no browser
        }
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        return LOOPBACK.contains(name) || LOOPBACK_NUMBER.matcher(name).matches();
    }

    private static boolean isOurs(@Nullable String origin, HttpServletRequest call) {
        String host = call.getHeader("Host");
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false; // "null" is one that can be read, and has no authority
        }
    }
}
