package dev.switchboard.channel;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * By which a message is known when it comes again.
 *
 * @param text its JMSMessageID; or a digest of all that is in it, for MQTT and STOMP give none
 * @param unmistakable whether no other message has the same
 * @param eventId for an event that brings none of its own
 * @param timestamp of the message, in milliseconds since 1970
 */
public record MessageKey(String text, boolean unmistakable, String eventId, long timestamp) {
    private static final String MESSAGE_ID = "ID:";
    private static final int LONGEST = 200;

    static MessageKey of(Message message, Content content, Map<String, String> properties) throws JMSException {
        String id = message.getJMSMessageID();
        if (id != null && id.length() <= LONGEST) {
            return new MessageKey(
                    id,
                    true,
                    id.startsWith(MESSAGE_ID) ? id.substring(MESSAGE_ID.length()) : id,
                    message.getJMSTimestamp());
        }
        byte[] digest = digest(message.getJMSTimestamp() + content.type() + properties, content.bytes());
        return new MessageKey(
                HexFormat.of().formatHex(digest),
                false,
                ExchangeId.derivedFrom(message.getJMSTimestamp(), ByteBuffer.wrap(digest))
                        .text(),
                message.getJMSTimestamp());
    }

    /** An id that is the same each time the message comes. */
    ExchangeId id() {
        return ExchangeId.derivedFrom(timestamp, ByteBuffer.wrap(digest(text, new byte[0])));
    }

    private static byte[] digest(String text, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
