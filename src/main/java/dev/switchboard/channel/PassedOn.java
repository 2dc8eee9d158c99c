package dev.switchboard.channel;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A received message, to be passed on as it is, its body unread. Properties that JMS can't set are passed on as nearly as it can:
 * characters that a name may not have become {@code _}, and bytes become hexadecimal text.
 *
 * @param added text properties that go with it from here
 */
public record PassedOn(Message message, Map<String, String> added) implements MessageRecipe {

    private static final Set<String> RESERVED =
            Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE");

    /** Properties of a received message are read-only until cleared. */
    @Override
    public Message write(Session session, Destinations destinations) throws JMSException {
        Map<String, Object> properties = properties();
        message.clearProperties();
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            message.setObjectProperty(fit(property.getKey()), fit(property.getValue()));
        }
        for (Map.Entry<String, String> property : added.entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    /** Clients of other protocols may use names that JMS doesn't permit (Jakarta Messaging 3.1, section 3.5.1). */
    private static String fit(String name) {
        String identifier = name.codePoints()
                .map(c -> Character.isJavaIdentifierPart(c) ? c : '_')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean begins = !identifier.isEmpty() && Character.isJavaIdentifierStart(identifier.codePointAt(0));
        return begins && !RESERVED.contains(identifier.toUpperCase(Locale.ROOT)) ? identifier : '_' + identifier;
    }

    /** JMS has no properties of bytes. */
    private static Object fit(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
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
