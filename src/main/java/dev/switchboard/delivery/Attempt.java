package dev.switchboard.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of one attempt to reach a receiver: either a status or an error. Once there is a status, it counts, whatever
 * became of the rest of the answer.
 *
 * @param at when it began
 * @param status of the answer, 200 to 999
 * @param error why there was no answer, in words for whoever asked to be called
 * @param duration until the answer had ended or was given up
 * @param retryAfter what the receiver asked for, at most a day
 */
public record Attempt(
        Instant at,
        Optional<Integer> status,
        Optional<String> error,
        Duration duration,
        Optional<Duration> retryAfter) {

    public Attempt {
        if (status.isPresent() == error.isPresent()) {
            throw new IllegalArgumentException("An attempt ends with a status or an error");
        }
    }
}
