package dev.switchboard.delivery;

/**
 * A letter that this node alone may deliver until its lease runs out. Whoever dies with it leaves it to others from then on.
 *
 * @param onDemand whether the attempt was asked for, beside the schedule
 * @param redeliveries attempts that were asked for so far
 * @param leasedUntil in milliseconds since 1970; no two claims of a letter have the same, so results of an earlier one are known
 */
public record ClaimedLetter(Letter letter, Progress progress, boolean onDemand, int redeliveries, long leasedUntil) {

    DeliveryId id() {
        return letter.deliveryId();
    }

    String receiver() {
        return letter.receiver();
    }

    /** Of the body, in bytes. */
    int size() {
        return letter.size();
    }
}
