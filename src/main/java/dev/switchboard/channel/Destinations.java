package dev.switchboard.channel;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;

/** A session's queues by name. {@link Session#createQueue} is a blocking question to the broker, so each is asked for once. */
public final class Destinations {
    private final Session session;
    private final Map<String, Queue> queues = new HashMap<>();

    Destinations(Session session) {
        this.session = session;
    }

    public Queue queue(String name) throws JMSException {
        Queue queue = queues.get(name);
        if (queue == null) {
            queue = session.createQueue(name);
            queues.put(name, queue);
        }
        return queue;
    }
}
