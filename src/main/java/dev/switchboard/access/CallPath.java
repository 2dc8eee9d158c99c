package dev.switchboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The path of a call as whoever answers it will read it: decoded, without matrix parameters. A path that two readers may take for two
 * different ones (with an encoded slash, an empty or a dot segment) isn't read at all, since one of them would decide and the other answer.
 */
final class CallPath {
    private CallPath() {}

    /** @return empty where it can't be read in one way alone */
    static Optional<String> of(HttpServletRequest call) {
        return of(call.getRequestURI().substring(call.getContextPath().length()));
    }

    static Optional<String> of(String raw) {
        return isPlain(raw) ? Optional.of(raw) : careful(raw);
    }

    private static boolean isPlain(String raw) {
        char before = 0;
        for (int i = 0; i < raw.length(); i++) {
            char each = raw.charAt(i);
            if (each == '%'
                    || each == ';'
                    || each == '\\'
                    || each < ' '
                    || (before == '/' && (each == '/' || each == '.'))) {
                return false;
            }
            before = each;
        }
        return raw.startsWith("/");
    }

    private static Optional<String> careful(String raw) {
        if (!raw.startsWith("/")) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder();
        String[] segments = raw.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            Optional<String> segment = segment(segments[i], i == segments.length - 1);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            path.append('/').append(segment.get());
        }
        return Optional.of(path.toString());
    }

    private static Optional<String> segment(String raw, boolean last) {
        int parameters = raw.indexOf(';');
        String bare = parameters < 0 ? raw : raw.substring(0, parameters);
        if (bare.isEmpty()) {
            return last && raw.isEmpty() ? Optional.of("") : Optional.empty();
        }
        try {
            return Optional.of(URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .filter(CallPath::isUnambiguous);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no such encoding
        }
    }

    private static boolean isUnambiguous(String segment) {
        return !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(each -> each == '/' || each == '\\' || each < ' ' || each == '\uFFFD');
    }
}
