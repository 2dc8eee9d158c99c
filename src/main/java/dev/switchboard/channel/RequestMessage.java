package dev.switchboard.channel;

import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/** A request as repliers see it: Return Address, Correlation Identifier, Message Expiration, and what helps to answer. */
public record RequestMessage(ExchangeId id, ServiceName service, Request request, Deadline deadline, String replyTo)
        implements MessageRecipe {
    /** Which pattern the request belongs to, where it isn't Request-Response. */
    public static final String PATTERN = "switchboardPattern";

    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    /** The same message, which the broker takes but once, and which bears the name of its pattern. */
    public MessageRecipe once(String pattern) {
        return (session, destinations) -> {
            Message message = write(session, destinations);
            message.setStringProperty(PATTERN, pattern);
            message.setStringProperty(DUPLICATE_ID, id.text());
            return message;
        };
    }

    @Override
    public Message write(Session session, Destinations destinations) throws JMSException {
        Message message = MessageTranslator.write(session, request.content());
        message.setJMSReplyTo(destinations.queue(replyTo));
        message.setJMSCorrelationID(id.text());
        message.setStringProperty("exchangeId", id.text());
        message.setStringProperty("service", service.text());
        addTrace(message, trace());
        message.setLongProperty("replyDeadline", deadline.epochMillis());
        return message;
    }

    private static void addTrace(Message message, TraceContext trace) throws JMSException {
        message.setStringProperty(MessageTranslator.TRACEPARENT, trace.traceparent());
        if (trace.tracestate().isPresent()) {
            message.setStringProperty(
                    MessageTranslator.TRACESTATE, trace.tracestate().get());
        }
    }

    /** The caller's, or one of its own. */
    public TraceContext trace() {
        return request.trace().orElseGet(() -> TraceContext.startedBy(id));
    }
}
