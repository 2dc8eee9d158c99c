package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Reply;
import java.util.Optional;

/**
 * Something that a replier sent to the reply address.
 *
 * @param correlationId an exchange id, or the JMSMessageID of the request
 * @param messageId of this message, by which it is known when it comes again; up to 128 characters
 * @param sender the broker's user, where the broker states it
 */
public record Arrival(String correlationId, String messageId, Optional<String> sender, News news) {

    /** What it says. */
    public sealed interface News {
        /** The reply, which ends the exchange. */
        record Answered(Reply reply) implements News {}

        /** Progress: a step is done. Its name has up to 128 characters. */
        record Progressed(String step) implements News {}
    }
}
