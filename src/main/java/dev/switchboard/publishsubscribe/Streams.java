package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.http.EventOutlet;
import dev.switchboard.http.ProblemException;
import dev.switchboard.operations.Drainable;
import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.registry.TopicDeclaration;
import dev.switchboard.registry.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The streams that are open on this node. */
@ApplicationScoped
public class Streams implements Drainable {
    private static final Duration RENEW = Duration.ofSeconds(20);

    @Inject
    private Topics topics;

    @Inject
    private Retention retention;

    @Inject
    private StreamStore store;

    @Inject
    private PeriodicTasks periodically;

    @Resource
    private ManagedThreadFactory threads;

    private final Map<String, TopicStream> streams = new ConcurrentHashMap<>();
    private StreamPump pump;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean where the server injects its resources
    }

    @PostConstruct
    void begin() {
        pump = new StreamPump(streams.values(), store, threads);
        retention.whenRetained(topic -> {
            TopicStream stream = streams.get(topic);
            if (stream != null) {
                stream.hasNews();
                pump.wake();
            }
        });
        periodically.everyByLedger(RENEW, this::renewAll);
    }

    /**
     * Begins a stream, which goes on when this has returned.
     *
     * @param lastEventId from which to go on; null for what comes from now on
     * @throws ProblemException if the topic isn't declared, or the broker or the ledger can't be reached
     */
    void open(String topic, @Nullable String lastEventId, HttpServletRequest call, HttpServletResponse response)
            throws IOException {
        TopicDeclaration declared = topics.find(topic)
                .orElseThrow(() ->
                        new ProblemException(Fault.UNKNOWN_TOPIC, "No topic is declared under the name " + topic));
        TopicStream stream = stream(declared);
        long last = stream.last();
        OptionalLong asked = lastEventId == null ? OptionalLong.of(last) : position(topic, lastEventId);
        boolean gap = asked.isEmpty();
        long position = asked.orElse(last);
        begin(stream, position, EventFrame.opening(new Cursor(position), gap), call, response);
    }

    private void begin(
            TopicStream stream, long position, byte[] opening, HttpServletRequest call, HttpServletResponse response)
            throws IOException {
        EventOutlet outlet = new EventOutlet(call, response, pump::wake);
        join(stream, new StreamReader(outlet, position, opening, pump::wake));
        outlet.open();
    }

    /** It may have been forgotten since it was asked for: the ledger may have kept its reader waiting. */
    private synchronized void join(TopicStream stream, StreamReader reader) {
        streams.computeIfAbsent(stream.topic(), topic -> stream).join(reader);
    }

    /** The stream's retention was begun before, so that no event is missed from now on. */
    private synchronized TopicStream stream(TopicDeclaration topic) {
        TopicStream known = streams.get(topic.name().text());
        if (known != null) {
            known.expectReader();
            return known;
        }
        try {
            long last = retention.begin(topic);
            TopicStream stream = new TopicStream(topic.name().text(), store, last);
            streams.put(stream.topic(), stream);
            return stream;
        } catch (BrokerUnavailableException e) {
            throw new ProblemException(Fault.BROKER_UNAVAILABLE, "Switchboard is looking for it; ask again");
        } catch (MessageRefusedException e) {
            throw new LedgerUnavailableException(e);
        }
    }

    private OptionalLong position(String topic, String lastEventId) {
        Optional<Cursor> cursor = Cursor.read(lastEventId);
        if (cursor.isEmpty()) {
            return store.find(topic, lastEventId);
        }
        long sequence = cursor.get().sequence();
        return store.reaches(topic, sequence) ? OptionalLong.of(sequence) : OptionalLong.empty();
    }

    /** How many read a topic's stream on this node. */
    public int readers(TopicName topic) {
        TopicStream stream = streams.get(topic.text());
        return stream == null ? 0 : stream.readers();
    }

    private void renewAll() {
        streams.values().forEach(stream -> {
            Optional<TopicDeclaration> declared = topics.find(stream.topic());
            if (declared.isEmpty()) {
                stream.endAll(EventFrame.TOPIC_REMOVED, System.nanoTime());
            } else if (stream.isRead()) {
                retention.renew(declared.get());
            }
        });
        forgetUnread();
    }

    private synchronized void forgetUnread() {
        streams.values().removeIf(TopicStream::isForgotten);
    }

    @Override
    public void close() {
        streams.values().forEach(TopicStream::leaveAll);
    }

    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public void end() {
        close();
        pump.end();
    }
}
