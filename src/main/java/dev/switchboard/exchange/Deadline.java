package dev.switchboard.exchange;

import java.time.Duration;

/**
 * When an exchange ends without a reply. It is computed once, when the request is accepted, and carried from there.
 *
 * @param epochMillis as of {@link System#currentTimeMillis()}
 */
public record Deadline(long epochMillis) {

    public static Deadline after(long nowMillis, Duration timeout) {
        return new Deadline(nowMillis + timeout.toMillis());
    }

    /** At least 1, because 0 would mean "never" to JMS. */
    public long remainingMillis(long nowMillis) {
        return Math.max(1, epochMillis - nowMillis);
    }
}
