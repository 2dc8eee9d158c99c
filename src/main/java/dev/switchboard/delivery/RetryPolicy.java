package dev.switchboard.delivery;

import dev.switchboard.delivery.Verdict.Delivered;
import dev.switchboard.delivery.Verdict.Gone;
import dev.switchboard.delivery.Verdict.NoWay;
import dev.switchboard.delivery.Verdict.RetryAfter;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** All moves of a delivery, in one place: what becomes of it after an attempt. */
final class RetryPolicy {
    static final Duration SOON = Duration.ofSeconds(5);

    private final RetrySchedule schedule;
    private final RandomGenerator random;

    RetryPolicy(RetrySchedule schedule, RandomGenerator random) {
        this.schedule = schedule;
        this.random = random;
    }

    Recording after(ClaimedLetter letter, Told told, long nowMillis) {
        Progress before = letter.progress().with(told.attempt());
        if (told.verdict() instanceof Delivered) {
            return recording(letter, told, before.ended(DeliveryState.DELIVERED));
        }
        if (told.verdict() instanceof Gone) {
            return recording(letter, told, before.ended(DeliveryState.DEAD));
        }
        if (told.verdict() instanceof NoWay) {
            return again(letter, told, before, nowMillis + SOON.toMillis());
        }
        return recording(
                letter, told, letter.onDemand() ? asBefore(before, told, nowMillis) : failed(before, told, nowMillis));
    }

    private static Recording recording(ClaimedLetter letter, Told told, Progress now) {
        return new Recording(letter, told.attempt(), now, now.nextAttemptAt(), false);
    }

    /** The same attempt once more: it has not been made. */
    private static Recording again(ClaimedLetter letter, Told told, Progress before, long at) {
        Progress now = before.state().isOpen() && !letter.onDemand() ? before.retrying(before.failures(), at) : before;
        return new Recording(letter, told.attempt(), now, Optional.of(at), letter.onDemand());
    }

    /** An attempt that was asked for takes nothing from the schedule, and doesn't bring a dead delivery to life. */
    private static Progress asBefore(Progress before, Told told, long nowMillis) {
        return before.nextAttemptAt()
                .map(next -> before.retrying(before.failures(), Math.max(next, nowMillis + askedFor(told))))
                .orElse(before);
    }

    private Progress failed(Progress before, Told told, long nowMillis) {
        int failures = before.failures() + 1;
        return schedule.waitAfter(failures, random)
                .map(wait -> before.retrying(failures, nowMillis + Math.max(wait.toMillis(), askedFor(told))))
                .orElseGet(() -> new Progress(before.state(), failures, Optional.empty(), before.attempts())
                        .ended(DeliveryState.DEAD));
    }

    private static long askedFor(Told told) {
        return told.verdict() instanceof RetryAfter asked ? asked.pause().toMillis() : 0;
    }
}
