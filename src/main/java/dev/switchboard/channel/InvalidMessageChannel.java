package dev.switchboard.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Invalid Message Channel: where messages go that nobody here can handle, so that they block nothing and are not lost. */
@ApplicationScoped
public class InvalidMessageChannel {
    public static final String QUEUE = "switchboard.invalid-messages";
    public static final String REASON = "switchboardReason";

    private static final Logger LOG = System.getLogger(InvalidMessageChannel.class.getName());

    @Inject
    private BrokerLink broker;

    /**
     * Puts a copy with the reason into the queue; the original may be acknowledged when this returns.
     *
     * @throws IllegalStateException if the broker has gone: thrown on, it makes the broker deliver the original again
     */
    public void put(Message message, String reason) {
        try {
            broker.send(QUEUE, (session, known) -> copy(message, reason, session), Delivery.GUARANTEED);
            LOG.log(Level.DEBUG, "To {0}: {1}", QUEUE, reason);
        } catch (BrokerUnavailableException e) {
            throw new IllegalStateException("The invalid-message queue can't be reached", e);
        }
    }

    private static Message copy(Message message, String reason, Session session) throws JMSException {
        Message copy = emptyLike(message, session);
        copy.setJMSCorrelationID(message.getJMSCorrelationID());
        copy.setStringProperty(REASON, reason);
        return copy;
    }

    private static Message emptyLike(Message message, Session session) throws JMSException {
        if (message instanceof TextMessage text) {
            return session.createTextMessage(text.getText());
        }
        BytesMessage copy = session.createBytesMessage();
        if (message instanceof BytesMessage bytes) {
            bytes.reset();
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            copy.writeBytes(body);
        }
        return copy;
    }
}
