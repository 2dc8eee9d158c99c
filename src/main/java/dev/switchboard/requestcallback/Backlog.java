package dev.switchboard.requestcallback;

import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many requests wait for the broker, so that its absence doesn't fill the database. Counted once a second, and by what
 * this node adds and takes away since.
 */
@ApplicationScoped
public class Backlog {
    private static final Duration COUNT = Duration.ofSeconds(1);

    private final AtomicInteger waiting = new AtomicInteger();
    private int wasOff;

    @Inject
    @ConfigProperty(name = "switchboard.outbox.limit", defaultValue = "100000")
    private int limit;

    @Inject
    private OutboxStore outbox;

    @Inject
    private PeriodicTasks periodically;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean before the first call
    }

    @PostConstruct
    void start() {
        periodically.everyByLedger(COUNT, this::count);
    }

    boolean isFull() {
        return waiting.get() >= limit;
    }

    void grewBy(int requests) {
        waiting.addAndGet(requests);
    }

    void shrankBy(int requests) {
        waiting.addAndGet(-requests);
    }

    /**
     * What is being written just now is counted and not yet added, or taken away and not yet subtracted: only by what the count before
     * was off as well, others have changed it.
     */
    void count() {
        int before = waiting.get();
        int off = outbox.count(limit) - before;
        int lasting = common(off, wasOff);
        waiting.addAndGet(lasting);
        wasOff = off - lasting;
    }

    /** What two differences in the same direction have in common. */
    private static int common(int one, int other) {
        if (Integer.signum(one) != Integer.signum(other)) {
            return 0;
        }
        return Math.abs(one) < Math.abs(other) ? one : other;
    }
}
