package dev.switchboard.delivery;

import java.time.Duration;
import java.util.Set;

/** What an attempt means for its delivery. */
public sealed interface Verdict {

    /** The receiver has it. */
    record Delivered() implements Verdict {}

    /** The receiver wants no more of it: 410. */
    record Gone() implements Verdict {}

    /** Not before the pause is over, if the schedule would come earlier. At most a day. */
    record RetryAfter(Duration pause) implements Verdict {}

    /** When the schedule says. */
    record Retry() implements Verdict {}

    /** The way to the receiver is closed on our side, which is no fault of its own: soon again, beside the schedule. */
    record NoWay() implements Verdict {}

    /** Statuses that speak of too much at once: they may name a pause. */
    Set<Integer> THROTTLED = Set.of(429, 502, 503, 504);

    /** Only 2xx is success: a redirect is no more than another failure. */
    static Verdict of(Attempt attempt) {
        return attempt.status().map(status -> of(status, attempt)).orElseGet(Retry::new);
    }

    private static Verdict of(int status, Attempt attempt) {
        if (status / 100 == 2) {
            return new Delivered();
        }
        if (status == 410) {
            return new Gone();
        }
        return THROTTLED.contains(status)
                ? attempt.retryAfter().<Verdict>map(RetryAfter::new).orElseGet(Retry::new)
                : new Retry();
    }
}
