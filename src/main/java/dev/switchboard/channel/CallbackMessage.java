package dev.switchboard.channel;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Map;

/**
 * What a queue is told, as its consumers see it: correlated like a reply.
 *
 * @param duplicateId the same whenever the same message is sent again, so that the broker drops it
 * @param headers as a webhook would have them; of these {@code traceparent}, the status and the CloudEvents attributes become
 *     properties
 */
public record CallbackMessage(ExchangeId id, String duplicateId, Content body, Map<String, String> headers)
        implements MessageRecipe {
    /** The header with the reply's status. */
    public static final String STATUS = "Exchange-Status";

    private static final String CLOUD_EVENT = "ce-";

    @Override
    public Message write(Session session, Destinations destinations) throws JMSException {
        Message message = MessageTranslator.write(session, body);
        message.setJMSCorrelationID(id.text());
        message.setStringProperty("exchangeId", id.text());
        message.setStringProperty("_AMQ_DUPL_ID", duplicateId);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            write(message, header.getKey(), header.getValue());
        }
        return message;
    }

    private static void write(Message message, String header, String value) throws JMSException {
        if (header.startsWith(CLOUD_EVENT)) {
            message.setStringProperty("cloudEvents_" + header.substring(CLOUD_EVENT.length()), value);
        } else if (header.equals(MessageTranslator.TRACEPARENT)) {
            message.setStringProperty(header, value);
        } else if (header.equals(STATUS)) {
            message.setIntProperty(MessageTranslator.STATUS, Integer.parseInt(value));
        }
    }
}
