package dev.switchboard.outside;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A JMS client in this JVM, of a broker in another. */
public final class JmsClient implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 60_000;

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;

    private JmsClient(ActiveMQConnectionFactory factory) throws JMSException {
        this.factory = factory;
        this.connection = factory.createConnection();
        connection.start();
    }

    public static JmsClient connect(String url, String user, String password) {
        try {
            return new JmsClient(new ActiveMQConnectionFactory(url, user, password));
        } catch (JMSException e) {
            throw new IllegalStateException(url + " can't be reached", e);
        }
    }

    /** Sends a request with a temporary queue as its Return Address and waits for what comes there. */
    public Message request(String queue, String text, String correlationId) throws JMSException {
        try (Session session = connection.createSession()) {
            TemporaryQueue replies = session.createTemporaryQueue();
            Message request = session.createTextMessage(text);
            request.setJMSReplyTo(replies);
            request.setJMSCorrelationID(correlationId);
            try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
                producer.send(request);
            }
            Message reply = session.createConsumer(replies).receive(PATIENCE_MILLIS);
            if (reply == null) {
                throw new AssertionError("No reply came from " + queue);
            }
            return reply;
        }
    }

    /**
     * Calls an operation of the broker's management.
     *
     * @param parameters a JSON array
     */
    public void manage(String resource, String operation, String parameters) throws JMSException {
        try (Session session = connection.createSession()) {
            TemporaryQueue answers = session.createTemporaryQueue();
            Message call = session.createTextMessage(parameters);
            call.setStringProperty("_AMQ_ResourceName", resource);
            call.setStringProperty("_AMQ_OperationName", operation);
            call.setJMSReplyTo(answers);
            try (MessageProducer producer = session.createProducer(session.createQueue("activemq.management"))) {
                producer.send(call);
            }
            Message answer = session.createConsumer(answers).receive(PATIENCE_MILLIS);
            if (answer == null || !answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
                throw new AssertionError(operation + " of " + resource + " failed: " + answer);
            }
        }
    }

    /** Takes all messages of a queue and answers none, as long as the returned session is open. */
    public Session swallow(String queue) throws JMSException {
        Session session = connection.createSession();
        listenFirst(session, queue, message -> {});
        return session;
    }

    /** Answers all requests of a queue, as long as the returned session is open. */
    public Session reply(String queue, Replier replier) throws JMSException {
        Session session = connection.createSession();
        MessageProducer replies = session.createProducer(null);
        listenFirst(session, queue, request -> answer(request, replier, session, replies));
        return session;
    }

    /** How a replier makes the text of a reply. */
    @FunctionalInterface
    public interface Replier {
        String textFor(Message request) throws JMSException;
    }

    private static void answer(Message request, Replier replier, Session session, MessageProducer replies) {
        try {
            Message reply = session.createTextMessage(replier.textFor(request));
            reply.setJMSCorrelationID(request.getJMSCorrelationID());
            replies.send(request.getJMSReplyTo(), reply);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Listens before any other consumer of the same queue; the broker prefers it when this returns. */
    private static void listenFirst(Session session, String queue, MessageListener listener) throws JMSException {
        session.createConsumer(session.createQueue(queue + "?consumer-priority=10"))
                .setMessageListener(listener);
        // a consumer counts from the moment its credits are there: they were sent without waiting, this waits behind
        // them
        session.createQueue(queue);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
