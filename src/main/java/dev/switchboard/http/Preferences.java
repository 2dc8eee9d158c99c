package dev.switchboard.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Prefer header (RFC 7240). Preferences that are unknown or malformed are ignored; of a repeated one the first counts.
 *
 * @param patience the preference wait: whole seconds, at least one
 */
public record Preferences(boolean respondAsync, Optional<Duration> patience) {
    private static final int MOST_DIGITS = 9;

    /** @param headers all Prefer headers in their order */
    public static Preferences read(List<String> headers) {
        Map<String, String> preferences = new HashMap<>();
        for (String header : headers) {
            for (String preference : header.split(",", -1)) {
                String[] parts = preference.split(";", 2)[0].split("=", 2);
                String value = parts.length > 1 ? unquoted(parts[1].strip()) : "";
                preferences.putIfAbsent(parts[0].strip().toLowerCase(Locale.ROOT), value);
            }
        }
        return new Preferences(preferences.containsKey("respond-async"), seconds(preferences.get("wait")));
    }

    private static Optional<Duration> seconds(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.length() <= MOST_DIGITS && digits.matches("[0-9]*[1-9][0-9]*"))
                .map(digits -> Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
