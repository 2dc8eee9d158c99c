package dev.switchboard.delivery;

import java.util.Optional;

/**
 * What an attempt made of its delivery, to be kept.
 *
 * @param claimed as it was before
 * @param attempt the attempt itself, the last of the progress
 * @param dueAt when the next attempt is due, in milliseconds since 1970
 * @param onDemand whether that one is one that was asked for
 */
public record Recording(
        ClaimedLetter claimed, Attempt attempt, Progress progress, Optional<Long> dueAt, boolean onDemand) {
    public DeliveryId id() {
        return claimed.id();
    }

    /** Where the delivery is to be looked for, as long as there is something to do. */
    public Optional<String> receiver() {
        return dueAt.map(at -> claimed.receiver());
    }
}
