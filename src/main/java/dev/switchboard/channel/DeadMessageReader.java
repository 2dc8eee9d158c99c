package dev.switchboard.channel;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what dead letters tell of themselves. */
final class DeadMessageReader {
    /** Of a message that Switchboard itself put away: as {@link Destinations#destination} takes it. */
    static final String ORIGIN = "switchboardOrigin";

    /** What Artemis adds to a message that it moves. */
    static final String ADDRESS = "_AMQ_ORIG_ADDRESS";

    private static final String QUEUE = "_AMQ_ORIG_QUEUE";
    private static final String NUMBER = "_AMQ_ORIG_MESSAGE_ID";

    private static final String GIVEN_UP = "It was delivered as often as the broker does, and never acknowledged";
    private static final int ID_BYTES = 16;

    private DeadMessageReader() {}

    static DeadMessage read(Message message, String lies) throws JMSException {
        String selector = selector(message);
        Optional<String> origin = text(message, ORIGIN);
        Optional<String> address = origin.or(() -> text(message, ADDRESS)).map(DeadMessageReader::address);
        Optional<String> queue = origin.isPresent()
                ? origin.flatMap(DeadMessageReader::subscription)
                : text(message, QUEUE).filter(its -> !Optional.of(its).equals(address));
        return new DeadMessage(
                digest(lies + selector),
                lies,
                selector,
                address,
                queue,
                text(message, InvalidMessageChannel.REASON).orElse(GIVEN_UP),
                text(message, MessageTranslator.CONTENT_TYPE),
                message.getJMSTimestamp());
    }

    /** Copies of one event that several subscriptions gave up have one message id. */
    private static String selector(Message message) throws JMSException {
        String id = message.getJMSMessageID();
        String its = id == null ? NUMBER + " = " + message.getObjectProperty(NUMBER) : "JMSMessageID = " + quoted(id);
        return its
                + text(message, QUEUE)
                        .map(queue -> " AND " + QUEUE + " = " + quoted(queue))
                        .orElse("");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String address(String origin) {
        String name = origin.startsWith(Destinations.TOPIC) ? origin.substring(Destinations.TOPIC.length()) : origin;
        int queue = name.indexOf(Destinations.SUBSCRIPTION);
        return queue < 0 ? name : name.substring(0, queue);
    }

    private static Optional<String> subscription(String origin) {
        int queue = origin.indexOf(Destinations.SUBSCRIPTION);
        return queue < 0 ? Optional.empty() : Optional.of(origin.substring(queue + Destinations.SUBSCRIPTION.length()));
    }

    private static Optional<String> text(Message message, String property) {
        try {
            @Nullable Object value = message.getObjectProperty(property);
            return Optional.ofNullable(value).map(Object::toString);
        } catch (JMSException e) {
            throw new IllegalStateException("A property of a message that is here can be read", e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
