package dev.switchboard.exchange;

import java.net.URI;

/** Where the outcome of an exchange is to be told, for callers who want it brought. */
public sealed interface ReturnAddress {

    /** The address that {@link #text()} stands for. */
    static ReturnAddress of(String text) {
        return text.startsWith(JmsQueue.SCHEME)
                ? new JmsQueue(text.substring(JmsQueue.SCHEME.length()))
                : new Webhook(URI.create(text));
    }

    /** As the caller gave it. */
    String text();

    /** A URL that the outcome is posted to. */
    record Webhook(URI url) implements ReturnAddress {
        @Override
        public String text() {
            return url.toString();
        }
    }

    /** A queue of the broker: {@code jms:queue:NAME} (RFC 6167). */
    record JmsQueue(String name) implements ReturnAddress {
        public static final String SCHEME = "jms:queue:";

        @Override
        public String text() {
            return SCHEME + name;
        }
    }
}
