package dev.switchboard.channel;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends many messages in one transaction of the broker: they wait for its disk once, and are there together or not at all.
 * For one thread at a time.
 */
public final class TransactedSender {
    private static final Logger LOG = System.getLogger(TransactedSender.class.getName());

    private final Supplier<Optional<LiveConnection>> broker;
    private @Nullable LiveConnection connection;
    private @Nullable Sender sender;

    /** @param broker the connection as it is now */
    TransactedSender(Supplier<Optional<LiveConnection>> broker) {
        this.broker = broker;
    }

    /**
     * Sends them all, or none.
     *
     * @param beforeCommit is given the JMSMessageIDs, in order, before anybody can receive the messages; what it throws is
     *     thrown on, and nothing is sent
     * @throws BrokerUnavailableException if the broker may not have got them
     * @throws MessageRefusedException if the broker is there and doesn't take one of them
     */
    public void send(List<OutgoingMessage> messages, Consumer<List<String>> beforeCommit)
            throws BrokerUnavailableException, MessageRefusedException {
        Sender session = session();
        try {
            List<String> ids = new ArrayList<>(messages.size());
            for (OutgoingMessage message : messages) {
                ids.add(send(session, message).getJMSMessageID());
            }
            beforeCommit.accept(ids);
            session.commit();
        } catch (JMSException e) {
            abandon(session);
            if (!LostConnection.isToldBy(e)
                    && broker.get().filter(now -> now == connection).isPresent()) {
                throw new MessageRefusedException(e);
            }
            throw new BrokerUnavailableException(e);
        } catch (RuntimeException e) {
            abandon(session);
            throw e;
        }
    }

    /** What the broker's client can't make a message of is refused like what the broker doesn't take. */
    private static Message send(Sender session, OutgoingMessage message) throws JMSException {
        try {
            return session.send(message.destination(), message.recipe(), message.delivery());
        } catch (JMSRuntimeException | IllegalArgumentException e) {
            JMSException refused = new JMSException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    private Sender session() throws BrokerUnavailableException {
        LiveConnection now = broker.get().orElseThrow(() -> new BrokerUnavailableException(null));
        Sender known = sender;
        if (known != null && now == connection) {
            return known;
        }
        try {
            Sender fresh = new Sender(now.transactedSession());
            connection = now;
            sender = fresh;
            return fresh;
        } catch (JMSException e) {
            throw new BrokerUnavailableException(e);
        }
    }

    private void abandon(Sender session) {
        try {
            session.rollback();
        } catch (JMSException e) {
            LOG.log(Level.DEBUG, "The session went with its connection", e);
            sender = null;
        }
    }
}
