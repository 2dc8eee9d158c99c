package dev.switchboard.outside;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A JMS client whose requests outlive every process: they are persistent, and their Return Address is no temporary queue. */
final class DurableRequestor implements AutoCloseable {
    private static final long PATIENCE_MILLIS = OwnService.PATIENCE.toMillis();

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final MessageProducer requests;
    private final String replyQueue;

    private DurableRequestor(ActiveMQConnectionFactory factory, String replyQueue) throws JMSException {
        this.factory = factory;
        this.replyQueue = replyQueue;
        this.connection = factory.createConnection();
        this.session = connection.createSession();
        this.requests = session.createProducer(null);
        connection.start();
    }

    static DurableRequestor connect(SwitchboardProcess switchboard, String replyQueue) throws JMSException {
        String url = "tcp://localhost:" + switchboard.brokerPort();
        return new DurableRequestor(new ActiveMQConnectionFactory(url, "switchboard", "switchboard"), replyQueue);
    }

    /** A request that has not been sent yet. */
    Message request(String text, String correlationId) throws JMSException {
        Message request = session.createTextMessage(text);
        request.setJMSReplyTo(session.createQueue(replyQueue));
        request.setJMSCorrelationID(correlationId);
        return request;
    }

    /** Returns when the broker has it on disk. */
    void send(String queue, String text, String correlationId) throws JMSException {
        send(queue, request(text, correlationId), DeliveryMode.PERSISTENT, Message.DEFAULT_TIME_TO_LIVE);
    }

    void send(String queue, Message request, int deliveryMode, long timeToLiveMillis) throws JMSException {
        Queue destination = session.createQueue(queue);
        requests.send(destination, request, deliveryMode, Message.DEFAULT_PRIORITY, timeToLiveMillis);
    }

    /** Sends many requests at once: the first can't be taken before the last has been sent. */
    void sendTogether(String queue, List<Message> messages) throws JMSException {
        try (Session together = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = together.createProducer(together.createQueue(queue))) {
            for (Message message : messages) {
                producer.send(message);
            }
            together.commit();
        }
    }

    /** What comes to the Return Address until the reply has, reports of progress first; fails where no reply comes. */
    List<Message> receiveUntilReply() throws JMSException {
        List<Message> received = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(replyQueue))) {
            do {
                Message message = consumer.receive(PATIENCE_MILLIS);
                if (message == null) {
                    throw new AssertionError("No reply came; before it: " + received);
                }
                received.add(message);
            } while (received.get(received.size() - 1).propertyExists("progress"));
        }
        return received;
    }

    /** Hands over what comes to the Return Address from now on. */
    void listen(Consumer<Message> listener) throws JMSException {
        Session receiving = connection.createSession();
        receiving.createConsumer(receiving.createQueue(replyQueue)).setMessageListener(listener::accept);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
