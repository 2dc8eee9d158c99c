package dev.switchboard.channel;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;

/**
 * A received message, to be passed on as it is, its body unread.
 *
 * @param added text properties that go with it from here
 */
public record PassedOn(Message message, Map<String, String> added) implements MessageRecipe {

    /** Properties of a received message are read-only until cleared. */
    @Override
    public Message write(Session session, Destinations destinations) throws JMSException {
        Map<String, Object> properties = properties();
        message.clearProperties();
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        for (Map.Entry<String, String> property : added.entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    private static boolean isItsOwn(String property) {
        return property.equals(EventMessage.GROUP)
                || (!property.startsWith("JMS") && !property.equals(RequestMessage.DUPLICATE_ID));
    }

    /** Without those of the provider, and the duplicate id: it was for the queue where the message comes from, which is written down. */
    private Map<String, Object> properties() throws JMSException {
        Map<String, Object> properties = new HashMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            if (isItsOwn(name)) {
                properties.put(name, message.getObjectProperty(name));
            }
        }
        if (message.getJMSDestination() instanceof Queue queue && !properties.containsKey(DeadMessageReader.ADDRESS)) {
            properties.putIfAbsent(DeadMessageReader.ORIGIN, queue.getQueueName());
        }
        return properties;
    }
}
