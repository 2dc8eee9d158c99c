package dev.switchboard.channel;

import dev.switchboard.operations.Unproxied;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one long-lived connection of this node to the broker, looked for until it is there and again whenever it is lost.
 *
 * <p>Nobody who sends ever waits for a broker that is away: the link knows, and says so at once.
 */
@Unproxied
public class BrokerLink {
    private static final Logger LOG = System.getLogger(BrokerLink.class.getName());
    private static final int RETRY_MILLIS = 500;
    private static final int FIRST_SECONDS = 10;
    private static final int LAST = Integer.MAX_VALUE;

    private final List<Receiver> receivers = new CopyOnWriteArrayList<>();
    private final List<Runnable> connectedActions = new CopyOnWriteArrayList<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final List<Runnable> lostActions = new CopyOnWriteArrayList<>();

    @Resource(lookup = BrokerResources.DIRECT)
    private ConnectionFactory factory;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ManagedThreadFactory threads;

    private volatile @Nullable LiveConnection live;
    private volatile boolean closing;
    private boolean absenceLogged;

    /** A queue, or a topic with a selector, that is listened to for as long as the link is up. */
    record Receiver(String destination, Optional<String> topicSelector, MessageListener listener) {}

    void open(@Observes @Initialized(ApplicationScoped.class) Object started) {
        scheduler.execute(this::connect);
    }

    /**
     * The last thing before the application is there: a node that lets callers in before it has looked for the broker refuses them.
     * Not for long, for one without a broker has something to say, too.
     */
    void awaitFirst(@Observes @Initialized(ApplicationScoped.class) @Priority(LAST) Object started) {
        try {
            if (!connected.await(FIRST_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "Beginning without the broker");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Listens to a queue from now on, over every loss of the connection. Messages are handed over one at a time and are
     * acknowledged in batches, some time after the listener has returned: a process that dies gets some of them again.
     */
    public void receive(String queue, MessageListener listener) {
        receive(new Receiver(queue, Optional.empty(), listener));
    }

    /** Listens to a topic from now on; what is published while the connection is lost is missed. */
    void receiveTopic(String topic, String selector, MessageListener listener) {
        receive(new Receiver(topic, Optional.of(selector), listener));
    }

    void whenConnected(Runnable action) {
        connectedActions.add(action);
    }

    /** Whenever a connection is lost, before the next one is tried. */
    public void whenLost(Runnable action) {
        lostActions.add(action);
    }

    private void receive(Receiver receiver) {
        receivers.add(receiver);
        LiveConnection now = live;
        if (now != null) {
            attach(now, receiver);
        }
    }

    /**
     * Sends one message.
     *
     * @throws BrokerUnavailableException if the broker may not have got it
     */
    public void send(String queue, MessageRecipe recipe, Delivery delivery) throws BrokerUnavailableException {
        deliver(queue, recipe, delivery);
    }

    /** As {@link #send}, and tells the JMSMessageID, which the broker's client makes while sending. */
    public String sendForMessageId(String queue, MessageRecipe recipe, Delivery delivery)
            throws BrokerUnavailableException {
        try {
            return deliver(queue, recipe, delivery).getJMSMessageID();
        } catch (JMSException e) {
            throw new BrokerUnavailableException(e);
        }
    }

    private Message deliver(String queue, MessageRecipe recipe, Delivery delivery) throws BrokerUnavailableException {
        LiveConnection now = live;
        if (now == null) {
            throw new BrokerUnavailableException(null);
        }
        try {
            return now.sender().send(queue, recipe, delivery);
        } catch (IllegalStateException e) {
            giveUp(now); // a session that is closed: the client closes them one by one, and those left drop what they
            // are given
            throw new BrokerUnavailableException(e);
        } catch (JMSException e) {
            if (LostConnection.isToldBy(e)) {
                giveUp(now); // a request sent now by another session would vanish without a word
            }
            throw new BrokerUnavailableException(e);
        }
    }

    /** Nobody who sends waits for the next connection, which may be being opened. */
    private void giveUp(LiveConnection connection) {
        if (live == connection) {
            lost(connection);
        }
    }

    public boolean isUp() {
        return live != null;
    }

    /** The connection as it is now. */
    Optional<LiveConnection> live() {
        return Optional.ofNullable(live);
    }

    /** For one who sends much; see there. */
    public TransactedSender transactedSender() {
        return new TransactedSender(this::live);
    }

    /**
     * Takes the messages of a queue in batches from now on, over every loss of the connection, until the receiver is ended.
     *
     * @param selector empty for all
     */
    public BatchReceiver receiveBatches(String queue, String selector, BatchListener listener) {
        return new BatchReceiver(this::live, queue, selector, listener, threads);
    }

    private synchronized void connect() {
        if (closing || live != null) {
            return;
        }
        try {
            LiveConnection connection = LiveConnection.open(factory, receivers, this::lost);
            live = connection;
            absenceLogged = false;
            connected.countDown();
            LOG.log(Level.INFO, "Connected to the broker");
            receivers.forEach(receiver -> attach(connection, receiver)); // those that came while it was being opened
            connectedActions.forEach(Runnable::run);
        } catch (JMSException | RuntimeException e) {
            logAbsence(e);
            scheduler.schedule(this::connect, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void logAbsence(Exception e) {
        Level level = absenceLogged ? Level.DEBUG : Level.WARNING;
        LOG.log(level, "The broker can''t be reached, and is tried every {0} ms: {1}", RETRY_MILLIS, e.getMessage());
        absenceLogged = true;
    }

    private void lost(LiveConnection connection) {
        synchronized (this) {
            if (live != connection) {
                return;
            }
            live = null;
        }
        LOG.log(Level.WARNING, "The connection to the broker is lost");
        lostActions.forEach(Runnable::run);
        scheduler.execute(() -> {
            connection.close();
            connect();
        });
    }

    private void attach(LiveConnection connection, Receiver receiver) {
        try {
            connection.listen(receiver);
        } catch (JMSException e) {
            LOG.log(Level.WARNING, "Can''t listen to {0}, connecting afresh", receiver.destination());
            lost(connection);
        }
    }

    @PreDestroy
    synchronized void close() {
        closing = true;
        LiveConnection now = live;
        live = null;
        if (now != null) {
            now.close();
        }
    }
}
