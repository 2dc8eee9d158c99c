package dev.switchboard.faults;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A JMS client that takes each message in a transaction of its own, and connects again whenever its broker was killed. */
final class PatientConsumer implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;
    private static final long LOOK_MILLIS = 200;

    private final ActiveMQConnectionFactory factory;
    private final String queue;
    private final Handling handling;
    private final Thread thread;
    private volatile boolean goesOn = true;

    /** What is done with a message, before it is acknowledged with all that was sent meanwhile. */
    @FunctionalInterface
    interface Handling {
        void of(Message message, Session session, MessageProducer producer) throws JMSException;
    }

    PatientConsumer(ActiveMQConnectionFactory factory, String queue, Handling handling) {
        this.factory = factory;
        this.queue = queue;
        this.handling = handling;
        this.thread = new Thread(this::run, queue);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (goesOn) {
            try (Connection connection = factory.createConnection()) {
                connection.start();
                consume(connection.createSession(Session.SESSION_TRANSACTED));
            } catch (JMSException e) {
                pause();
            }
        }
    }

    private void consume(Session session) throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        MessageProducer producer = session.createProducer(null);
        while (goesOn) {
            Message message = consumer.receive(LOOK_MILLIS);
            if (message != null) {
                handling.of(message, session, producer);
                session.commit();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        goesOn = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
