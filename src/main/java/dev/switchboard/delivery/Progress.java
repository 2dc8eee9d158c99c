package dev.switchboard.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a delivery has come.
 *
 * @param failures attempts that failed and that the schedule counts
 * @param nextAttemptAt in milliseconds since 1970; empty where none is to come
 * @param attempts the newest {@value #KEPT}, oldest first
 */
public record Progress(DeliveryState state, int failures, Optional<Long> nextAttemptAt, List<Attempt> attempts) {
    static final int KEPT = 50;

    public Progress {
        attempts = List.copyOf(attempts);
    }

    /** Before the first attempt. */
    public static Progress begun(long nowMillis) {
        return new Progress(DeliveryState.PENDING, 0, Optional.of(nowMillis), List.of());
    }

    /** No attempt is to come. */
    Progress ended(DeliveryState end) {
        return new Progress(end, failures, Optional.empty(), attempts);
    }

    Progress retrying(int failuresNow, long nextAttempt) {
        return new Progress(DeliveryState.RETRYING, failuresNow, Optional.of(nextAttempt), attempts);
    }

    /** With an attempt more. */
    public Progress with(Attempt attempt) {
        List<Attempt> all = Stream.concat(attempts.stream(), Stream.of(attempt)).toList();
        return new Progress(state, failures, nextAttemptAt, all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
