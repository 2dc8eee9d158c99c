package dev.switchboard.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;

/** Invalid Message Channel: where messages go that nobody here can handle, so that they block nothing and are not lost. */
@ApplicationScoped
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
            broker.send(QUEUE, (session, known) -> withReason(message, reason), Delivery.GUARANTEED);
            LOG.log(Level.DEBUG, "To {0}: {1}", QUEUE, reason);
        } catch (BrokerUnavailableException e) {
            throw new IllegalStateException("The invalid-message queue can't be reached", e);
        }
    }

    /** Properties of a received message are read-only until cleared; the body is passed on unread. */
    private static Message withReason(Message message, String reason) throws JMSException {
        Map<String, Object> properties = new HashMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            properties.put(name, message.getObjectProperty(name));
        }
        message.clearProperties();
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            if (!property.getKey().startsWith("JMS")) {
                message.setObjectProperty(property.getKey(), property.getValue());
            }
        }
        message.setStringProperty(REASON, reason);
        return message;
    }
}
