package dev.switchboard.channel;

import dev.switchboard.channel.BrokerLink.Receiver;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A connection to the broker from its opening to its loss, with the sessions that belong to it. */
final class LiveConnection {
    private static final Logger LOG = System.getLogger(LiveConnection.class.getName());
    private static final int SENDERS = 4 * Runtime.getRuntime().availableProcessors();

    private final Connection connection;
    private final List<Sender> senders = new ArrayList<>();
    private final Set<Receiver> receivers = ConcurrentHashMap.newKeySet();

    private LiveConnection(Connection connection) {
        this.connection = connection;
    }

    static LiveConnection open(ConnectionFactory factory, List<Receiver> receivers, Consumer<LiveConnection> onLoss)
            throws JMSException {
        LiveConnection live = new LiveConnection(factory.createConnection());
        try {
            live.connection.setExceptionListener(e -> onLoss.accept(live));
            Destinations.Known known = new Destinations.Known();
            for (int i = 0; i < SENDERS; i++) {
                live.senders.add(new Sender(live.autoSession(), known));
            }
            for (Receiver receiver : receivers) {
                live.listen(receiver);
            }
            live.connection.start();
            return live;
        } catch (JMSException | RuntimeException e) {
            live.close();
            throw e;
        }
    }

    /** Once for each receiver, however often it is told. */
    void listen(Receiver receiver) throws JMSException {
        if (!receivers.add(receiver)) {
            return;
        }
        Session session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
        consumer(session, receiver).setMessageListener(receiver.listener());
    }

    private static MessageConsumer consumer(Session session, Receiver receiver) throws JMSException {
        Optional<String> selector = receiver.topicSelector();
        return selector.isPresent()
                ? session.createConsumer(session.createTopic(receiver.destination()), selector.get())
                : session.createConsumer(session.createQueue(receiver.destination()));
    }

    /** The same sender for the same thread, so that threads seldom meet at a lock. */
    Sender sender() {
        return senders.get((int) (Thread.currentThread().getId() % senders.size()));
    }

    /** A session for what is asked once. Its user closes it, or the connection does. */
    Session autoSession() throws JMSException {
        return connection.createSession(Session.AUTO_ACKNOWLEDGE);
    }

    /** A session whose work counts when it is committed. Its user closes it, or the connection does. */
    Session transactedSession() throws JMSException {
        return connection.createSession(Session.SESSION_TRANSACTED);
    }

    void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            LOG.log(Level.DEBUG, "Closing a connection that was lost", e);
        }
    }
}
