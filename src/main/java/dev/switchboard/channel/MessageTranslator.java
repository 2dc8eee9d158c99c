package dev.switchboard.channel;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ContentCodings;
import dev.switchboard.exchange.MediaTypes;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.TraceContext;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Message Translator: content to JMS messages and back, byte for byte. */
public final class MessageTranslator {
    public static final String CONTENT_TYPE = "contentType";
    public static final String CONTENT_ENCODING = "contentEncoding";
    public static final String STATUS = "status";
    public static final String TRACEPARENT = "traceparent";
    public static final String PROGRESS = "progress";
    public static final String TRACESTATE = "tracestate";

    /** The specification's name (Jakarta Messaging 3.1, section 3.5.9). */
    private static final String USER = "JMSXUserID";

    private static final String UNTYPED_TEXT = "text/plain;charset=UTF-8";
    private static final String UNTYPED_BYTES = "application/octet-stream";

    private MessageTranslator() {}

    /** A {@link TextMessage} for text, JSON and XML, a {@link BytesMessage} for everything that isn't or can't be text. */
    public static Message write(Session session, Content content) throws JMSException {
        Optional<String> text = TextContent.decode(content);
        Message message =
                text.isPresent() ? session.createTextMessage(text.get()) : bytesMessage(session, content.bytes());
        message.setStringProperty(CONTENT_TYPE, content.type());
        if (content.encoding().isPresent()) {
            message.setStringProperty(CONTENT_ENCODING, content.encoding().get());
        }
        return message;
    }

    /** @throws UnreadableMessageException if the message is of another kind than these two, or its properties are unusable */
    public static Reply readReply(Message message) throws JMSException, UnreadableMessageException {
        return new Reply(readContent(message, text(message, CONTENT_TYPE)), status(message), trace(message));
    }

    /** Passes the trace on, as it came. */
    static void setTrace(Message message, TraceContext trace) throws JMSException {
        message.setStringProperty(TRACEPARENT, trace.traceparent());
        if (trace.tracestate().isPresent()) {
            message.setStringProperty(TRACESTATE, trace.tracestate().get());
        }
    }

    static Optional<TraceContext> trace(Message message) throws JMSException {
        return message.getObjectProperty(TRACEPARENT) instanceof String parent
                ? TraceContext.read(
                        parent, message.getObjectProperty(TRACESTATE) instanceof String state ? state : null)
                : Optional.empty();
    }

    /** The step that a replier reports as done, where the message is such a report and no reply. */
    public static Optional<String> readProgress(Message message) throws JMSException {
        return message.getObjectProperty(PROGRESS) instanceof String step ? Optional.of(step) : Optional.empty();
    }

    /** Who sent the message, where the broker states it ({@code populate-validated-user}), whatever the sender wrote there. */
    public static Optional<String> sender(Message message) throws JMSException {
        return Optional.ofNullable(message.getStringProperty(USER));
    }

    /** @param type of the content, if the message has one */
    static Content readContent(Message message, @Nullable String type) throws JMSException, UnreadableMessageException {
        Content content = readBody(message, type);
        String encoding = text(message, CONTENT_ENCODING);
        if (encoding == null) {
            return content;
        }
        if (!ContentCodings.areCodings(encoding)) {
            throw new UnreadableMessageException("The property contentEncoding names no content codings");
        }
        return new Content(content.type(), Optional.of(encoding), content.bytes());
    }

    /** Other protocols' clients may give bytes, for which JMS has no text. */
    private static @Nullable String text(Message message, String property)
            throws JMSException, UnreadableMessageException {
        Object value = message.getObjectProperty(property);
        if (value instanceof byte[]) {
            throw new UnreadableMessageException("The property " + property + " is no text");
        }
        return value == null ? null : value.toString();
    }

    private static Content readBody(Message message, @Nullable String type)
            throws JMSException, UnreadableMessageException {
        if (type != null && !MediaTypes.isMediaType(type)) {
            throw new UnreadableMessageException("The property contentType is no media type");
        }
        if (message instanceof TextMessage text) {
            String body = text.getText();
            return TextContent.encode(type == null ? UNTYPED_TEXT : type, body == null ? "" : body)
                    .orElseThrow(() -> new UnreadableMessageException(
                            "The text can't be written in the charset of its contentType"));
        }
        if (message instanceof BytesMessage bytes) {
            bytes.reset(); // it may be read again
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            return new Content(type == null ? UNTYPED_BYTES : type, body);
        }
        throw new UnreadableMessageException("Only TextMessage and BytesMessage are read");
    }

    private static int status(Message message) throws JMSException, UnreadableMessageException {
        if (!message.propertyExists(STATUS)) {
            return Reply.OK;
        }
        try {
            int status = message.getIntProperty(STATUS);
            if (Reply.isStatus(status)) {
                return status;
            }
        } catch (NumberFormatException | MessageFormatException e) {
            throw new UnreadableMessageException("The property status is not a number");
        }
        throw new UnreadableMessageException("The property status is not from 200 to 599");
    }

    private static Message bytesMessage(Session session, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        return message;
    }
}
