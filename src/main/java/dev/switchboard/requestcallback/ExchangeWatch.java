package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who wants to know when an exchange goes on or ends. What happens on this node is told at once; what happens on others is
 * seen by asking the ledger for all watched exchanges at once, five times a second.
 */
@ApplicationScoped
public class ExchangeWatch {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int MOST_WATCHERS = 20_000;
    private static final int MOST_AT_ONCE = 2_000;

    private final ConcurrentMap<ExchangeId, Watched> watched = new ConcurrentHashMap<>();
    private final AtomicInteger watchers = new AtomicInteger();

    @Inject
    private ExchangeStore exchanges;

    @Inject
    private PeriodicTasks periodically;

    private Iterator<ExchangeId> round = List.<ExchangeId>of().iterator();
    private volatile boolean closed;

    /** One who watches: told after each change, perhaps once too often, on a thread that can't wait. */
    @FunctionalInterface
    interface Watcher {
        void changed();
    }

    private static final class Watched {
        private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
        private volatile int progress;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean before the first call
    }

    @PostConstruct
    void start() {
        periodically.everyByLedger(LOOK, this::look);
    }

    /**
     * Tells the watcher from now on, until the returned task is run.
     *
     * @return empty when too many watch, or nobody may any more
     */
    Optional<Runnable> watch(ExchangeId id, Watcher watcher) {
        if (closed || watchers.incrementAndGet() > MOST_WATCHERS) {
            watchers.decrementAndGet();
            return Optional.empty();
        }
        watched.compute(id, (key, known) -> {
            Watched exchange = known == null ? new Watched() : known;
            exchange.watchers.add(watcher);
            return exchange;
        });
        return Optional.of(() -> unwatch(id, watcher));
    }

    private void unwatch(ExchangeId id, Watcher watcher) {
        watched.computeIfPresent(id, (key, exchange) -> {
            if (exchange.watchers.remove(watcher)) {
                watchers.decrementAndGet();
            }
            return exchange.watchers.isEmpty() ? null : exchange;
        });
    }

    void changed(ExchangeId id) {
        Watched exchange = watched.get(id);
        if (exchange != null) {
            exchange.watchers.forEach(Watcher::changed);
        }
    }

    /** Nobody may watch any more; those who do are told, so that they can see that it is over. */
    void close() {
        closed = true;
        watched.keySet().forEach(this::changed);
    }

    boolean isClosed() {
        return closed;
    }

    boolean isIdle() {
        return watched.isEmpty();
    }

    private void look() {
        List<ExchangeId> some = some();
        if (!some.isEmpty()) {
            exchanges.progress(some).forEach(this::compare);
        }
    }

    /** Those that are next, so that many watchers mean that each is looked for less often. */
    private List<ExchangeId> some() {
        if (!round.hasNext()) {
            round = watched.keySet().iterator();
        }
        List<ExchangeId> some = new ArrayList<>();
        while (round.hasNext() && some.size() < MOST_AT_ONCE) {
            some.add(round.next());
        }
        return some;
    }

    private void compare(ExchangeId id, int progress) {
        Watched exchange = watched.get(id);
        if (exchange != null && exchange.progress != progress) {
            exchange.progress = progress;
            exchange.watchers.forEach(Watcher::changed);
        }
    }
}
