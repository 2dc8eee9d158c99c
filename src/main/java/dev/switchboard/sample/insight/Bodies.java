package dev.switchboard.sample.insight;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.jspecify.annotations.Nullable;

/** What messages carry: records, as JSON. */
final class Bodies {
    private static final Jsonb JSON = JsonbBuilder.create();

    private Bodies() {}

    static String write(Object body) {
        return JSON.toJson(body);
    }

    /** @throws RuntimeException if it is something else: nobody but the step before is to send here */
    static <T> T read(Message message, Class<T> type) throws JMSException {
        return JSON.fromJson(message.getBody(String.class), type);
    }

    /** The message's text, null where it has none. */
    static @Nullable String textOf(Message message) throws JMSException {
        return message instanceof TextMessage text ? text.getText() : null;
    }
}
