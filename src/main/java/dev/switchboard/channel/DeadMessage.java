package dev.switchboard.channel;

import java.util.Optional;

/**
 * A message among the dead letters.
 *
 * @param id the same as long as it lies there
 * @param lies in which queue
 * @param selector that only this message matches there
 * @param address where it came from; empty where that isn't known
 * @param queue the subscription's queue, where the address is a topic
 * @param reason for people
 * @param createdAt in milliseconds since 1970
 */
public record DeadMessage(
        String id,
        String lies,
        String selector,
        Optional<String> address,
        Optional<String> queue,
        String reason,
        Optional<String> contentType,
        long createdAt) {

    /** The topic's name, where it is one. */
    public Optional<String> topic() {
        return queue.isPresent() ? address : Optional.empty();
    }

    /** The service's name, where it was a request. */
    public Optional<String> service() {
        return queue.isPresent() ? Optional.empty() : address;
    }

    /** Where it is to be sent again. */
    Optional<String> destination() {
        return address.map(
                to -> queue.map(its -> Destinations.ofSubscription(to, its)).orElse(to));
    }
}
