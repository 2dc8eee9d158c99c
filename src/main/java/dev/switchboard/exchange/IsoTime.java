package dev.switchboard.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as callers see them: ISO 8601 in UTC, always with milliseconds. */
public final class IsoTime {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private IsoTime() {}

    /** @param epochMillis since 1970 */
    public static String of(long epochMillis) {
        return of(Instant.ofEpochMilli(epochMillis));
    }

    public static String of(Instant instant) {
        return MILLIS.format(instant);
    }
}
