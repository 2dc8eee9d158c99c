package dev.switchboard.channel;

import java.util.Locale;

/**
 * What the broker said of one subscription to a topic.
 *
 * @param queue in which its events wait
 * @param consumers that take them
 * @param depth events that wait, when last asked
 */
public record SubscriptionState(String queue, Kind kind, int consumers, long depth) {
    /** Begin of the names of webhooks' queues. */
    public static final String WEBHOOK = "switchboard.subscription.";

    /** Begin of the names of the queues from which events are retained for streams. */
    public static final String RETAINED = "switchboard.retained.";

    /** Who subscribes. */
    public enum Kind {
        /** A JMS, AMQP, MQTT or STOMP client that gets what is published while it is away, too. */
        DURABLE,

        /** One that doesn't. */
        NON_DURABLE,

        WEBHOOK,

        /** All streams of all nodes together. */
        STREAMS;

        /** As operators see it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String queue, boolean durable) {
            if (queue.startsWith(SubscriptionState.WEBHOOK)) {
                return WEBHOOK;
            }
            if (queue.startsWith(RETAINED)) {
                return STREAMS;
            }
            return durable ? DURABLE : NON_DURABLE;
        }
    }
}
