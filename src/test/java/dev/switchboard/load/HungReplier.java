package dev.switchboard.load;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Takes one request, and then neither answers nor takes another. */
final class HungReplier implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;

    HungReplier(int brokerPort, String queue) throws JMSException {
        // without the window the client would take a thousand requests ahead
        this.factory = new ActiveMQConnectionFactory(
                "tcp://localhost:" + brokerPort + "?consumerWindowSize=0", "switchboard", "switchboard");
        this.connection = factory.createConnection();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        connection.start();
        Thread taking = new Thread(() -> take(consumer), "hung-replier");
        taking.setDaemon(true);
        taking.start();
    }

    private static void take(MessageConsumer consumer) {
        try {
            consumer.receive();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
