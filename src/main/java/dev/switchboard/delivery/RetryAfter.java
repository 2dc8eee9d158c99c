package dev.switchboard.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/** The header of that name (RFC 9110, section 10.2.3). */
final class RetryAfter {
    /** However long a receiver asks for. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final int DIGITS_THAT_COUNT = 9;

    private RetryAfter() {}

    /**
     * @param value seconds, or a date
     * @return from zero to a day; empty where the value is neither
     */
    static Optional<Duration> read(String value, Instant now) {
        String text = value.strip();
        return text.matches("[0-9]+")
                ? Optional.of(bounded(seconds(text)))
                : Optional.ofNullable(DateUtils.parseStandardDate(text))
                        .map(date -> bounded(Duration.between(now, date)));
    }

    private static Duration seconds(String digits) {
        return digits.length() > DIGITS_THAT_COUNT ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
