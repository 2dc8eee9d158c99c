package dev.switchboard.channel;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Optional;

/**
 * An event as subscribers see it: attributes as properties, named as in the AMQP protocol binding of CloudEvents (1.0.2, section
 * 3.1) in the form that is fit for JMS.
 */
public record EventMessage(Event event) implements MessageRecipe {
    static final String PREFIX = "cloudEvents_";

    /** Of messages with the same group, a broker gives the next to whom it gave the last. */
    static final String GROUP = "JMSXGroupID";

    /** The same message, which the broker takes but once. */
    public MessageRecipe once(ExchangeId id) {
        return (session, destinations) -> {
            Message message = write(session, destinations);
            message.setStringProperty(RequestMessage.DUPLICATE_ID, id.text());
            return message;
        };
    }

    @Override
    public Message write(Session session, Destinations destinations) throws JMSException {
        Message message = MessageTranslator.write(session, event.content());
        for (Map.Entry<String, String> attribute : event.attributes().entrySet()) {
            message.setStringProperty(PREFIX + attribute.getKey(), attribute.getValue());
        }
        if (event.trace().isPresent()) {
            MessageTranslator.setTrace(message, event.trace().get());
        }
        Optional<String> group = event.attribute(Event.PARTITION_KEY);
        if (group.isPresent()) {
            message.setStringProperty(GROUP, group.get());
        }
        return message;
    }
}
