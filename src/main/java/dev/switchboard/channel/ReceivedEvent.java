package dev.switchboard.channel;

import dev.switchboard.exchange.Event;

/**
 * An event as it came from the broker.
 *
 * @param event with all that is required; what its publisher left out is made from its message, in the same way each time
 * @param redelivered whether the message may have come before
 */
public record ReceivedEvent(Event event, MessageKey key, boolean redelivered) {
    /** Whether a message with the same key that came earlier was this one. */
    public boolean isKnownByKey() {
        return key.unmistakable() || redelivered;
    }
}
