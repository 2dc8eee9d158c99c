package dev.switchboard.channel;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Objects;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis broker in this JVM and one session to it, to see messages as they arrive. */
final class InVmBroker implements AutoCloseable {
    private static final String URL = "vm://7";
    private static final long PATIENCE_MILLIS = 60_000;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;
    private final MessageConsumer consumer;

    InVmBroker() throws Exception {
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("in-vm", URL));
        server.start();
        connection = factory.createConnection();
        session = connection.createSession();
        Queue queue = session.createQueue("there.and.back");
        producer = session.createProducer(queue);
        consumer = session.createConsumer(queue);
        connection.start();
    }

    ActiveMQConnectionFactory factory() {
        return factory;
    }

    /** Makes a message. */
    interface Writing {
        Message by(Session session) throws JMSException;
    }

    void send(String queue, Writing writing) throws JMSException {
        try (Session own = connection.createSession();
                MessageProducer sender = own.createProducer(own.createQueue(queue))) {
            sender.send(writing.by(own));
        }
    }

    /** The queue's first message, which must come. */
    Message receive(String queue) throws JMSException {
        try (Session own = connection.createSession();
                MessageConsumer receiver = own.createConsumer(own.createQueue(queue))) {
            return Objects.requireNonNull(receiver.receive(PATIENCE_MILLIS), queue);
        }
    }

    /** Messages in the queue, delivered and not acknowledged ones included. */
    long count(String queue) {
        org.apache.activemq.artemis.core.server.Queue known =
                server.getActiveMQServer().locateQueue(queue);
        return known == null ? 0 : known.getMessageCount();
    }

    /** Messages that are delivered and not acknowledged yet. */
    int delivering(String queue) {
        return server.getActiveMQServer().locateQueue(queue).getDeliveringCount();
    }

    Session session() {
        return session;
    }

    /** Sends the message and returns it as its receiver sees it. */
    Message transport(Message message) throws JMSException {
        producer.send(message);
        return consumer.receive(PATIENCE_MILLIS);
    }

    @Override
    public void close() throws Exception {
        connection.close();
        factory.close();
        server.stop();
    }
}
