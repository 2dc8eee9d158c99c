package dev.switchboard.channel;

import jakarta.jms.Connection;
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

    Sender(Connection connection) throws JMSException {
        session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        producer = session.createProducer(null);
        destinations = new Destinations(session);
    }

    Message send(String queue, MessageRecipe recipe, Delivery delivery) throws JMSException {
        lock.lock();
        try {
            Message message = recipe.write(session, destinations);
            producer.send(
                    destinations.queue(queue),
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
