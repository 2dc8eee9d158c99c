package dev.switchboard.channel;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;

/**
 * An event as it came from the broker.
 *
 * @param event with all that is required; what its publisher left out is made from its message, in the same way each time
 * @param redelivered whether the message may have come before
 */
public record ReceivedEvent(Event event, MessageKey key, boolean redelivered) {
    /** Of what is to be delivered of it: the event's own id, if it is of that kind; in any case the same each time it comes. */
    public ExchangeId deliveryId() {
        return event.attribute(Event.ID).flatMap(ExchangeId::find).orElseGet(key::id);
    }

    /** Whether a message with the same key that came earlier was this one. */
    public boolean isKnownByKey() {
        return key.unmistakable() || redelivered;
    }
}
