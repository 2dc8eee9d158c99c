package dev.switchboard.channel;

import dev.switchboard.operations.Unproxied;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** Invalid Message Channel: where messages go that nobody here can handle, so that they block nothing and are not lost. */
@Unproxied
public class InvalidMessageChannel {
    public static final String QUEUE = "switchboard.invalid-messages";
    public static final String REASON = "switchboardReason";

    private static final Logger LOG = System.getLogger(InvalidMessageChannel.class.getName());

    @Inject
    private BrokerLink broker;

    /**
     * Sends the message on as it is, its reason with it; it may be acknowledged when this returns.
     *
     * @throws IllegalStateException if the broker has gone: thrown on, it makes the broker deliver the message again
     */
    public void put(Message message, String reason) {
        try {
            broker.send(QUEUE, withReason(message, reason), Delivery.GUARANTEED);
            LOG.log(Level.DEBUG, "To {0}: {1}", QUEUE, reason);
        } catch (BrokerUnavailableException e) {
            throw new IllegalStateException("The invalid-message queue can't be reached", e);
        }
    }

    /** The message as it is, its reason with it, for who sends it here in a transaction of his own. */
    public static MessageRecipe withReason(Message message, String reason) {
        return new PassedOn(message, Map.of(REASON, reason));
    }

    /** The same of a message that came by a topic's subscription. */
    public static MessageRecipe withReason(Message message, String reason, String topic, String queue) {
        return new PassedOn(
                message, Map.of(REASON, reason, DeadMessageReader.ORIGIN, Destinations.ofSubscription(topic, queue)));
    }
}
