package dev.switchboard.load;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A replier that gives each request back, as many in one transaction as there are. */
final class BatchReplier implements AutoCloseable {
    private static final int MOST = 100;
    private static final long LOOK_MILLIS = 100;

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Thread thread;
    private volatile boolean goesOn = true;

    BatchReplier(int brokerPort, String queue) throws JMSException {
        factory = new ActiveMQConnectionFactory("tcp://localhost:" + brokerPort, "switchboard", "switchboard");
        connection = factory.createConnection();
        thread = new Thread(() -> run(queue), "batch-replier");
        connection.start();
        thread.start();
    }

    private void run(String queue) {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageConsumer requests = session.createConsumer(session.createQueue(queue));
            MessageProducer replies = session.createProducer(null);
            while (goesOn) {
                answerBatch(session, requests, replies);
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answerBatch(Session session, MessageConsumer requests, MessageProducer replies) throws JMSException {
        Message request = requests.receive(LOOK_MILLIS);
        int answered = 0;
        while (request != null) {
            answer(request, session, replies);
            request = ++answered < MOST ? requests.receiveNoWait() : null;
        }
        if (answered > 0) {
            session.commit();
        }
    }

    private static void answer(Message request, Session session, MessageProducer replies) throws JMSException {
        Message reply = session.createTextMessage(request.getBody(String.class));
        reply.setStringProperty("contentType", "application/json");
        reply.setJMSCorrelationID(request.getJMSCorrelationID());
        replies.send(request.getJMSReplyTo(), reply);
    }

    @Override
    public void close() throws Exception {
        goesOn = false;
        thread.join();
        connection.close();
        factory.close();
    }
}
