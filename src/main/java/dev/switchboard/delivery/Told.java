package dev.switchboard.delivery;

import dev.switchboard.delivery.Verdict.Delivered;
import dev.switchboard.delivery.Verdict.NoWay;
import dev.switchboard.delivery.Verdict.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An attempt, and what it means for its delivery. */
record Told(Attempt attempt, Verdict verdict) {
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** What an answer, or none, means for a webhook. */
    static Told of(Attempt attempt) {
        return new Told(attempt, Verdict.of(attempt));
    }

    /** The broker has it: as far as HTTP has a word for that, it is 202. */
    static Told delivered(Instant at, Duration duration) {
        return new Told(
                new Attempt(at, Optional.of(ACCEPTED), Optional.empty(), duration, Optional.empty()), new Delivered());
    }

    /** Without an answer. */
    static Told failed(Instant at, String error) {
        return new Told(withoutAnswer(at, error), new Retry());
    }

    /** Not even begun. */
    static Told noWay(Instant at, String error) {
        return new Told(withoutAnswer(at, error), new NoWay());
    }

    private static Attempt withoutAnswer(Instant at, String error) {
        return new Attempt(at, Optional.empty(), Optional.of(error), Duration.ZERO, Optional.empty());
    }

    /** Whether it speaks against the receiver as a whole, rather than against one address of it or one letter. */
    boolean isReceiverUnwell() {
        return attempt.status()
                .map(status -> status == TOO_MANY_REQUESTS || status >= SERVER_ERROR)
                .orElse(true);
    }
}
