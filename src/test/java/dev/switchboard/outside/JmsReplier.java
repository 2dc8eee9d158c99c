package dev.switchboard.outside;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A replier in this JVM that does to each request what a test says, and remembers the requests. */
public final class JmsReplier implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final MessageProducer replies;
    private final Queue<Message> requests = new ConcurrentLinkedQueue<>();

    /** What is done to a request: one answer, several, or none. */
    @FunctionalInterface
    public interface Answer {
        /** No answer at all. */
        Answer NONE = (request, replier) -> {};

        void to(Message request, JmsReplier replier) throws JMSException;
    }

    private JmsReplier(ActiveMQConnectionFactory factory) throws JMSException {
        this.factory = factory;
        this.connection = factory.createConnection();
        this.session = connection.createSession();
        this.replies = session.createProducer(null);
    }

    static JmsReplier listen(SwitchboardProcess switchboard, String queue, Answer answer) throws JMSException {
        return listen("tcp://localhost:" + switchboard.brokerPort(), "switchboard", "switchboard", queue, answer);
    }

    static JmsReplier listen(String url, String user, String password, String queue, Answer answer)
            throws JMSException {
        JmsReplier replier = new JmsReplier(new ActiveMQConnectionFactory(url, user, password));
        replier.session.createConsumer(replier.session.createQueue(queue)).setMessageListener(request -> {
            replier.requests.add(request);
            replier.answer(request, answer);
        });
        replier.connection.start();
        return replier;
    }

    /** Answers with a text. */
    public static Answer text(String text) {
        return (request, replier) -> replier.reply(request, replier.session.createTextMessage(text));
    }

    /** Reports a step before the answer. */
    public static Answer afterStep(String step, Answer answer) {
        return (request, replier) -> {
            Message progress = replier.session.createMessage();
            progress.setStringProperty("progress", step);
            replier.reply(request, progress);
            answer.to(request, replier);
        };
    }

    /** Answers with the request's own body and content type. */
    static Answer echo() {
        return (request, replier) -> {
            Message reply = request instanceof BytesMessage bytes
                    ? replier.bytes(bytes.getBody(byte[].class))
                    : replier.session.createTextMessage(request.getBody(String.class));
            reply.setStringProperty("contentType", request.getStringProperty("contentType"));
            replier.reply(request, reply);
        };
    }

    Session session() {
        return session;
    }

    BytesMessage bytes(byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        // an empty body has no bytes to give: Artemis returns null for it
        message.writeBytes(body == null ? new byte[0] : body);
        return message;
    }

    /** Sends the message to where the request says, with the request's correlation id. */
    void reply(Message request, Message reply) throws JMSException {
        reply.setJMSCorrelationID(request.getJMSCorrelationID());
        replies.send(request.getJMSReplyTo(), reply);
    }

    /** Sends the message to where the request says, whatever its correlation id. */
    void sendTo(Message request, Message reply) throws JMSException {
        replies.send(request.getJMSReplyTo(), reply);
    }

    /** Answers every request so far, for a replier that was told not to. */
    void answerAll(String text) throws JMSException {
        try (Session late = connection.createSession();
                MessageProducer producer = late.createProducer(null)) {
            for (Message request : requests) {
                Message reply = late.createTextMessage(text);
                reply.setJMSCorrelationID(request.getJMSCorrelationID());
                producer.send(request.getJMSReplyTo(), reply);
            }
        }
    }

    /** Whether a message waits in a queue that matches the selector. */
    boolean finds(String queue, String selector) throws JMSException {
        try (Session browsing = connection.createSession();
                QueueBrowser browser = browsing.createBrowser(browsing.createQueue(queue), selector)) {
            return browser.getEnumeration().hasMoreElements();
        }
    }

    /** The requests so far, the first of them first. */
    Queue<Message> requests() {
        return requests;
    }

    private void answer(Message request, Answer answer) {
        try {
            answer.to(request, this);
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
