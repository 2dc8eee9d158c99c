package dev.switchboard.channel;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Queues and topics by name. To make one, and to send to it first, are blocking questions to the broker; who shares them with others shares
 * the answers.
 */
public final class Destinations {
    static final String TOPIC = "topic:";

    /** Between a topic and the queue of a subscription to it. */
    static final String SUBSCRIPTION = "::";

    private final Session session;
    private final Known known;

    /** What sessions of one connection know together. */
    static final class Known {
        private final Map<String, Queue> queues = new ConcurrentHashMap<>();
        private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    }

    Destinations(Session session) {
        this(session, new Known());
    }

    Destinations(Session session, Known known) {
        this.session = session;
        this.known = known;
    }

    /** How a topic is told from a queue where a destination is one text. */
    public static String ofTopic(String name) {
        return TOPIC + name;
    }

    /** How a topic's subscription is told of that is there already, to send to it alone. */
    static String ofSubscription(String topic, String queue) {
        return TOPIC + topic + SUBSCRIPTION + queue;
    }

    /**
     * The same, to receive from it. As a queue: the broker's client takes a consumer of a topic for a subscriber that isn't
     * durable, and deletes the subscription with it.
     */
    public static String queueOfSubscription(String topic, String queue) {
        return topic + SUBSCRIPTION + queue;
    }

    /** @param name of a queue, or of a topic as {@link #ofTopic} has it */
    Destination destination(String name) throws JMSException {
        return name.startsWith(TOPIC) ? topic(name.substring(TOPIC.length())) : queue(name);
    }

    public Queue queue(String name) throws JMSException {
        Queue queue = known.queues.get(name);
        if (queue == null) {
            queue = session.createQueue(name);
            known.queues.put(name, queue);
        }
        return queue;
    }

    private Destination topic(String name) throws JMSException {
        Topic topic = known.topics.get(name);
        if (topic == null) {
            topic = session.createTopic(name);
            known.topics.put(name, topic);
        }
        return topic;
    }
}
