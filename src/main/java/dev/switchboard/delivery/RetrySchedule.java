package dev.switchboard.delivery;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * How long to wait between attempts. The first attempt is made at once, so there is one attempt more than waits.
 *
 * @param waits at most 100, each longer than zero and at most 30 days
 */
public record RetrySchedule(List<Duration> waits) {
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final double JITTER = 0.1;

    /** That of Standard Webhooks 1.0.0: nine waits, over three days. */
    public static final RetrySchedule STANDARD = parse("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H");

    /** @throws IllegalArgumentException if there are too many waits, or one is out of bounds */
    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.size() > MOST) {
            throw new IllegalArgumentException("A schedule has at most " + MOST + " waits");
        }
        waits.forEach(RetrySchedule::requireInBounds);
    }

    /**
     * @param text ISO 8601 durations with commas between them
     * @throws IllegalArgumentException if it can't be read, in words for whoever configured it
     */
    public static RetrySchedule parse(String text) {
        return new RetrySchedule(Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(RetrySchedule::duration)
                .toList());
    }

    /**
     * The wait before the next attempt, 90 to 110 % of what is scheduled: receivers that failed together aren't asked together
     * again.
     *
     * @param attempts made so far, 1 or more
     * @return empty when the last one has been made
     */
    public Optional<Duration> waitAfter(int attempts, RandomGenerator random) {
        return attempts > waits.size() ? Optional.empty() : Optional.of(jittered(waits.get(attempts - 1), random));
    }

    private static Duration jittered(Duration wait, RandomGenerator random) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A wait is a duration like PT5M, not " + text, e);
        }
    }

    private static void requireInBounds(Duration wait) {
        if (wait.isNegative() || wait.isZero() || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A wait is longer than zero and at most 30 days, not " + wait);
        }
    }
}
