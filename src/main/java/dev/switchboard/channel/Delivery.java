package dev.switchboard.channel;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;

/**
 * How much a message is worth.
 *
 * @param mode one of {@link DeliveryMode}'s
 * @param timeToLiveMillis after which the broker drops it, 0 for never
 */
public record Delivery(int mode, long timeToLiveMillis) {
    /** On the broker's disk before sending returns. */
    public static final Delivery GUARANTEED = new Delivery(DeliveryMode.PERSISTENT, Message.DEFAULT_TIME_TO_LIVE);

    /** On the broker's disk before sending returns, until it expires. */
    public static Delivery guaranteedFor(long millis) {
        return new Delivery(DeliveryMode.PERSISTENT, millis);
    }

    /** In the broker's memory at best, for an answer that nobody wants later; sending doesn't wait for the broker. */
    public static Delivery expiringAfter(long millis) {
        return new Delivery(DeliveryMode.NON_PERSISTENT, millis);
    }
}
