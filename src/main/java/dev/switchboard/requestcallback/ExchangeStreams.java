package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.http.EventStream;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The readers of exchanges' events. One who waits holds no thread. */
@ApplicationScoped
public class ExchangeStreams {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Map<ExchangeStream, Runnable> open = new ConcurrentHashMap<>();

    @Inject
    private Exchanges exchanges;

    @Inject
    private ExchangeWatch watch;

    @Inject
    private PeriodicTasks periodically;

    @Resource
    private ManagedExecutorService executor;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        periodically.every(HEARTBEAT, () -> executor.execute(this::heartbeat)); // a reader may be slow
    }

    /**
     * Tells a reader of an exchange's life until its end. Where too many watch already the stream ends at once: its reader
     * comes again.
     *
     * @param told the ordinal of the last event that the reader has, 0 for none
     */
    void open(ExchangeId id, EventStream reader, int told) {
        ExchangeStream stream = new ExchangeStream(reader, told);
        Optional<Runnable> unwatch = watch.watch(id, () -> look(id, stream));
        open.put(stream, unwatch.orElse(() -> {}));
        look(id, stream);
        if (unwatch.isEmpty()) {
            stream.close();
        }
    }

    /** How many read exchanges' events on this node. */
    public int readers() {
        return open.size();
    }

    /** Where the ledger is away, the next look tells. */
    private void look(ExchangeId id, ExchangeStream stream) {
        exchanges.find(id).thenAccept(found -> {
            found.ifPresentOrElse(stream::tell, stream::close);
            if (watch.isClosed()) {
                stream.close();
            }
            forgetIfClosed(stream);
        });
    }

    private void heartbeat() {
        open.keySet().forEach(stream -> {
            stream.heartbeat();
            forgetIfClosed(stream);
        });
    }

    private void forgetIfClosed(ExchangeStream stream) {
        if (!stream.isOpen()) {
            Runnable unwatch = open.remove(stream);
            if (unwatch != null) {
                unwatch.run();
            }
        }
    }
}
