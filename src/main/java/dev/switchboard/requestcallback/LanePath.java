package dev.switchboard.requestcallback;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A call's path below the application, without matrix parameters and decoded, as JAX-RS sees it. The server's own path ends
 * at the first parameter.
 */
final class LanePath {
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private LanePath() {}

    static String of(HttpServletRequest call) {
        return of(call.getRequestURI().substring(call.getContextPath().length()));
    }

    /** What can't be decoded stays as it is, and so is the path of nothing. */
    static String of(String path) {
        String bare = path.indexOf(';') < 0 ? path : PARAMETERS.matcher(path).replaceAll("");
        if (bare.indexOf('%') < 0) {
            return bare;
        }
        try {
            return URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return bare;
        }
    }
}
