package dev.switchboard.requestcallback;

import jakarta.servlet.http.HttpServletRequest;

/** A call's path below the application, decoded and without parameters: as JAX-RS would see it. */
final class LanePath {
    private LanePath() {}

    static String of(HttpServletRequest call) {
        String info = call.getPathInfo();
        return info == null ? call.getServletPath() : call.getServletPath() + info;
    }
}
