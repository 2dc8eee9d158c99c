package dev.switchboard.channel;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.locks.ReentrantLock;

/** A session that only sends, its producer, and the lock that JMS leaves to a session's users. */
final class Sender {
    private final ReentrantLock lock = new ReentrantLock();
    private final Session session;
    private final MessageProducer producer;
    private final Destinations destinations;

    Sender(Session session) throws JMSException {
        this(session, new Destinations.Known());
    }

    /** @param known to all senders of the connection */
    Sender(Session session, Destinations.Known known) throws JMSException {
        this.session = session;
        producer = session.createProducer(null);
        destinations = new Destinations(session, known);
    }

    void commit() throws JMSException {
        session.commit();
    }

    void rollback() throws JMSException {
        session.rollback();
    }

    /** @param destination as {@link Destinations#destination} takes it */
    Message send(String destination, MessageRecipe recipe, Delivery delivery) throws JMSException {
        lock.lock();
        try {
            Message message = recipe.write(session, destinations);
            producer.send(
                    destinations.destination(destination),
                    message,
                    delivery.mode(),
                    Message.DEFAULT_PRIORITY,
                    delivery.timeToLiveMillis());
            return message;
        } finally {
            lock.unlock();
        }
    }
}
