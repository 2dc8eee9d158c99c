package dev.switchboard.channel;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads events, whoever published them, in whichever of the broker's protocols. */
public final class EventReader {
    /** Of an id or a key; a longer one is as if it weren't there. */
    private static final int LONGEST = 255;

    /** The AMQP binding's other prefix. */
    private static final String AMQP_PREFIX = "cloudEvents:";

    /** What Artemis makes of the content type of AMQP, STOMP and MQTT 5. */
    private static final List<String> CONTENT_TYPES =
            List.of(MessageTranslator.CONTENT_TYPE, "JMS_AMQP_ContentType", "content-type", "mqtt.content.type");

    private EventReader() {}

    /**
     * Reads an event.
     *
     * @param topic to which it was published
     * @throws UnreadableMessageException if it is neither text nor bytes
     */
    public static ReceivedEvent read(Message message, String topic) throws JMSException, UnreadableMessageException {
        Map<String, String> properties = properties(message);
        Content content = MessageTranslator.readContent(
                message,
                CONTENT_TYPES.stream()
                        .map(properties::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        Map<String, String> attributes = attributes(properties);
        MessageKey key = MessageKey.of(message, content, properties);
        String group = properties.get(EventMessage.GROUP);
        if (group != null) {
            attributes.putIfAbsent(Event.PARTITION_KEY, group);
        }
        attributes
                .keySet()
                .removeIf(
                        name -> isKey(name) && attributes.getOrDefault(name, "").length() > LONGEST);
        attributes.values().removeIf(String::isEmpty);
        attributes.putIfAbsent(Event.ID, key.eventId());
        attributes.putIfAbsent(Event.SPECVERSION, "1.0");
        attributes.putIfAbsent(Event.SOURCE, "/api/topics/" + topic);
        attributes.putIfAbsent(Event.TYPE, topic);
        attributes.putIfAbsent(
                Event.TIME, Instant.ofEpochMilli(message.getJMSTimestamp()).toString());
        Event event = new Event(attributes, content, MessageTranslator.trace(message));
        return new ReceivedEvent(event, key, message.getJMSRedelivered());
    }

    private static boolean isKey(String attribute) {
        return attribute.equals(Event.ID) || attribute.equals(Event.PARTITION_KEY);
    }

    private static Map<String, String> attributes(Map<String, String> properties) {
        Map<String, String> attributes = new TreeMap<>();
        properties.forEach((name, value) -> {
            if (name.startsWith(EventMessage.PREFIX)) {
                attributes.put(name.substring(EventMessage.PREFIX.length()), value);
            } else if (name.startsWith(AMQP_PREFIX)) {
                attributes.put(name.substring(AMQP_PREFIX.length()), value);
            }
        });
        attributes.remove("datacontenttype");
        return attributes;
    }

    /** What its publisher set, in the order of the names. */
    private static Map<String, String> properties(Message message) throws JMSException {
        Map<String, String> properties = new TreeMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            put(properties, message, (String) names.nextElement());
        }
        properties.keySet().removeIf(name -> name.startsWith("JMSX")); // such as how often it was delivered
        put(properties, message, EventMessage.GROUP);
        return properties;
    }

    private static void put(Map<String, String> properties, Message message, String name) throws JMSException {
        Object value = message.getObjectProperty(name);
        if (value != null && !(value instanceof byte[])) {
            properties.put(name, value.toString());
        }
    }
}
