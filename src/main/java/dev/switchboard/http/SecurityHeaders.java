package dev.switchboard.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What browsers are told about every answer. A page is made of this server's own files alone, and nobody frames it. An answer of the API
 * is no page: a replier may have said that it is one, and then no script in it runs, and it is of no origin.
 */
public final class SecurityHeaders {
    private static final String API = "/api/";
    private static final String OF_PAGES =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";
    private static final String OF_THE_API = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private SecurityHeaders() {}

    /** Sets them before anybody answers. Replies to requests get the few that matter for them, since they are many. */
    public static void set(HttpServletRequest call, HttpServletResponse response) {
        boolean api = call.getRequestURI().startsWith(API, call.getContextPath().length());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", api ? OF_THE_API : OF_PAGES);
        if (api) {
            response.setHeader("Cache-Control", "no-store");
        }
        response.setHeader("X-Frame-Options", "DENY"); // or the server would send another
        if (!api || !call.getMethod().equals("POST")) {
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        }
    }
}
