package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.operations.Unproxied;
import dev.switchboard.registry.Repliers;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.ServiceFigures;
import dev.switchboard.wiretap.WireTap;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who waits for which reply. A waiting caller is an entry here, not a thread.
 *
 * <p>Whoever takes an entry out (the reply, the deadline, the caller who goes) decides how the exchange ended; the others find
 * nothing.
 */
@Unproxied
public class PendingReplies {
    /** Late replies are known of as many as may wait, and of those before them. */
    private static final int GENERATIONS = 2;

    /** The exchange's, and the message's. */
    private static final int TWO_IDS = 2;

    private final ConcurrentMap<String, PendingReply> waiting = new ConcurrentHashMap<>();

    @Inject
    @ConfigProperty(name = "switchboard.outstanding.limit", defaultValue = "20000")
    private int limit;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private InstantSource clock;

    @Inject
    private WireTap tap;

    private GoneExchanges gone;
    private DeadlineWatch deadlines;
    private volatile long newSince;

    @PostConstruct
    void start() {
        newSince = clock.millis();
        gone = new GoneExchanges(GENERATIONS * TWO_IDS * limit);
        deadlines = new DeadlineWatch(this::endOverdue, threads);
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean: a reply that was waiting for this node comes on a thread where nothing is
        // injected
    }

    /** To be called before the request leaves, or a fast reply would find nobody. */
    public PendingReply await(
            ExchangeId id, ServiceDeclaration service, Deadline deadline, long nowMillis, ServiceFigures figures) {
        long patience = TimeUnit.MILLISECONDS.toNanos(deadline.remainingMillis(nowMillis));
        PendingReply pending = new PendingReply(this, tap, id, service, figures, patience);
        waiting.put(id.text(), pending);
        deadlines.isDueAt(pending.dueAt());
        return pending;
    }

    /** Who may answer: anybody where nobody waits, for then it reaches nobody. */
    Repliers repliersOf(String correlationId) {
        PendingReply pending = waiting.get(correlationId);
        return pending == null ? Repliers.ANYBODY : pending.repliers();
    }

    /** Counts what somebody sent who may not answer; the caller goes on waiting. */
    void forged(String correlationId) {
        PendingReply pending = waiting.get(correlationId);
        if (pending != null) {
            pending.figures().forged();
        }
    }

    /** Gives the reply to whom it belongs. */
    public ReplyFate reply(String correlationId, Reply reply) {
        PendingReply pending = waiting.get(correlationId);
        if (pending != null && take(pending)) {
            pending.figures().replied(reply, pending.nanosSinceSent());
            pending.complete(new Replied(pending.id(), reply));
            return ReplyFate.DELIVERED;
        }
        return gone.replied(correlationId) || isFromBefore(correlationId) ? ReplyFate.LATE : ReplyFate.UNKNOWN;
    }

    /** The connection that replies came by is gone: what was answered and not acknowledged comes again by the next one. */
    synchronized void linkLost() {
        newSince = Math.max(newSince, clock.millis() + 1);
    }

    /** Its caller was answered before the link was lost, or went with the process that bore this node's name before. */
    private boolean isFromBefore(String correlationId) {
        return ExchangeId.find(correlationId)
                .filter(id -> id.epochMillis() < newSince)
                .isPresent();
    }

    /**
     * The caller has gone, or the request never left.
     *
     * @return whether that is how the exchange ended
     */
    boolean abandon(PendingReply pending) {
        return goesWithoutReply(pending);
    }

    /** The next deadline of those that are still to come. */
    private long endOverdue(long now) {
        long next = DeadlineWatch.NEVER;
        for (PendingReply pending : waiting.values()) {
            if (pending.dueAt() <= now) {
                expire(pending);
            } else {
                next = Math.min(next, pending.dueAt());
            }
        }
        return next;
    }

    private void expire(PendingReply pending) {
        if (goesWithoutReply(pending)) {
            pending.figures().timedOut();
            pending.complete(new Expired(pending.id()));
        }
    }

    /**
     * Known as gone first: a reply at this very moment finds it either here or there. One at a time, or who comes second, at the deadline
     * as his caller goes, would take what the first has made known for his own.
     */
    private boolean goesWithoutReply(PendingReply pending) {
        String id = pending.id().text();
        synchronized (pending) {
            boolean isNew = gone.add(id, pending.figures());
            boolean taken = take(pending);
            if (isNew && !taken) {
                gone.remove(id);
            }
            return taken;
        }
    }

    void rememberGone(String correlationId, ServiceFigures figures) {
        gone.add(correlationId, figures);
    }

    private boolean take(PendingReply pending) {
        if (!waiting.remove(pending.id().text(), pending)) {
            return false;
        }
        pending.figures().end();
        return true;
    }

    public int count() {
        return waiting.size();
    }

    /** Whether as many wait as may on this node. */
    boolean isFull() {
        return count() >= limit;
    }

    /** Tells everybody who still waits that this node goes. */
    void endAll() {
        for (PendingReply pending : List.copyOf(waiting.values())) {
            if (take(pending)) {
                pending.complete(new Refused(
                                Fault.SHUTTING_DOWN,
                                "The request was sent; its reply did not come while this node could wait")
                        .of(pending.id()));
            }
        }
    }

    @PreDestroy
    void stop() {
        deadlines.end();
    }
}
