package dev.switchboard.channel;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;

/** A session's queues and topics by name. To make one is a blocking question to the broker, so each is asked for once. */
public final class Destinations {
    static final String TOPIC = "topic:";

    /** Between a topic and the queue of a subscription to it. */
    static final String SUBSCRIPTION = "::";

    private final Session session;
    private final Map<String, Queue> queues = new HashMap<>();
    private final Map<String, Destination> topics = new HashMap<>();

    Destinations(Session session) {
        this.session = session;
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
        Queue queue = queues.get(name);
        if (queue == null) {
            queue = session.createQueue(name);
            queues.put(name, queue);
        }
        return queue;
    }

    private Destination topic(String name) throws JMSException {
        Destination topic = topics.get(name);
        if (topic == null) {
            topic = session.createTopic(name);
            topics.put(name, topic);
        }
        return topic;
    }
}
