package dev.switchboard.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** The cookie that a browser keeps instead of a key: no script can read it, and no other site's page has it sent. */
public final class SessionCookie {
    private static final String NAME = "switchboard-session";

    private SessionCookie() {}

    /** The text of the session that comes with a call, known or not. */
    public static Optional<String> of(HttpServletRequest call) {
        Cookie[] cookies = call.getHeader("Cookie") == null ? null : call.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** For the header Set-Cookie, where a session has begun. */
    public static String begun(String text, Duration lifetime, HttpServletRequest call) {
        return cookie(text, lifetime.toSeconds(), call);
    }

    /** For the header Set-Cookie, where it has ended. */
    public static String ended(HttpServletRequest call) {
        return cookie("", 0, call);
    }

    private static String cookie(String text, long seconds, HttpServletRequest call) {
        String cookie = NAME + '=' + text + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict";
        return cameEncrypted(call) ? cookie + "; Secure" : cookie;
    }

    /** The header is a proxy's; whoever sends it himself gets a cookie that is good for less. */
    private static boolean cameEncrypted(HttpServletRequest call) {
        return call.isSecure() || "https".equalsIgnoreCase(call.getHeader("X-Forwarded-Proto"));
    }
}
