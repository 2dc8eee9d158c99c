package dev.switchboard.channel;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.operations.Pace;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Receives what waits in a queue at once, up to a few hundred messages or some megabytes, so that the listener can handle them in one
 * transaction of its own. A thread of its own waits for them.
 *
 * <p>While the ledger is away a batch is held rather than rolled back: the broker would count that against the messages, and
 * remove them in the end.
 */
public final class BatchReceiver {
    private static final Logger LOG = System.getLogger(BatchReceiver.class.getName());
    private static final int MOST = 500;
    private static final long MOST_BYTES = 16 << 20;
    private static final long LOOK_MILLIS = 250;
    private static final long LAST_BATCH = Duration.ofSeconds(10).toMillis();
    private static final Duration PACE = Duration.ofMillis(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<Optional<LiveConnection>> broker;
    private final String queue;
    private final String selector;
    private final BatchListener listener;
    private final Thread thread;
    private volatile boolean ended;

    /** @param broker the connection as it is now */
    BatchReceiver(
            Supplier<Optional<LiveConnection>> broker,
            String queue,
            String selector,
            BatchListener listener,
            ThreadFactory threads) {
        this.broker = broker;
        this.queue = queue;
        this.selector = selector;
        this.listener = listener;
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /** As {@link #end}, of several: all are told before one is waited for. */
    public static void end(Collection<BatchReceiver> receivers) {
        receivers.forEach(each -> each.ended = true);
        receivers.forEach(BatchReceiver::end);
    }

    /** Receives nothing more, and returns when the batch in hand is done; or soon, where the broker falls silent just then. */
    public void end() {
        ended = true;
        try {
            thread.join(LAST_BATCH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ended) {
            broker.get().ifPresent(this::tryToReceive);
            if (!ended) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void tryToReceive(LiveConnection connection) {
        try {
            listener.prepare();
            receive(connection);
        } catch (JMSException | BrokerUnavailableException | MessageRefusedException | RuntimeException e) {
            Level level = !goesOn(connection) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "A batch from " + queue + " was not handled, and comes again", e);
        }
    }

    private void receive(LiveConnection connection) throws JMSException {
        try (Session session = connection.transactedSession();
                MessageConsumer consumer =
                        session.createConsumer(new Destinations(session).destination(queue), selector)) {
            Sender onward = new Sender(session);
            Pace pace = new Pace(PACE);
            while (goesOn(connection)) {
                List<Message> batch = receive(consumer, pace);
                if (!batch.isEmpty()) {
                    handle(batch, (to, recipe) -> onward.send(to, recipe, Delivery.GUARANTEED), connection);
                    session.commit();
                }
            }
        }
    }

    private boolean goesOn(LiveConnection connection) {
        return !ended && broker.get().filter(now -> now == connection).isPresent();
    }

    private List<Message> receive(MessageConsumer consumer, Pace pace) throws JMSException {
        List<Message> batch = new ArrayList<>();
        long bytes = 0;
        Message next = consumer.receive(LOOK_MILLIS);
        pace.begin(() -> ended);
        while (next != null) {
            batch.add(next);
            bytes += size(next);
            next = batch.size() < MOST && bytes < MOST_BYTES ? consumer.receiveNoWait() : null;
        }
        return batch;
    }

    /** Of its body, in bytes or characters. */
    private static long size(Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            return bytes.getBodyLength();
        }
        String text = message instanceof TextMessage readable ? readable.getText() : null;
        return text == null ? 0 : text.length();
    }

    private void handle(List<Message> batch, BatchListener.Onward onward, LiveConnection connection)
            throws JMSException {
        while (true) {
            try {
                listener.onMessages(batch, onward);
                return;
            } catch (LedgerUnavailableException e) {
                if (!goesOn(connection)) {
                    throw e;
                }
                LOG.log(Level.WARNING, "Holding {0} messages of {1} until the ledger is back", batch.size(), queue);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
