package dev.switchboard.requestcallback;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.operations.GroupCommit;
import dev.switchboard.operations.GroupCommit.Bounds;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;

/**
 * Brings accepted requests from the outbox to the broker: at once from memory, by the node that accepted them; what a node
 * leaves behind, because it died or the broker was away, is found by whichever node looks next.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());
    private static final long CLAIM_MILLIS = 10_000;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int MOST = 300;
    private static final Bounds BOUNDS = new Bounds(10_000, 64L << 20, MOST, Duration.ofMillis(5));

    @Inject
    private BrokerLink broker;

    @Inject
    private OutboxStore outbox;

    @Inject
    private RequestSending fromMemory;

    @Inject
    private RequestSending fromLedger;

    @Inject
    private PeriodicTasks periodically;

    @Inject
    private InstantSource clock;

    @Resource
    private ManagedThreadFactory threads;

    private GroupCommit<OutgoingRequest, Boolean> express;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean before the first call
    }

    @PostConstruct
    void start() {
        express = new GroupCommit<>(BOUNDS, OutgoingRequest::size, this::send, Runnable::run, threads);
        periodically.everyByLedger(LOOK, this::sweep);
    }

    /** Until when this node claims what it accepts now: not at all while it can't send. */
    long claimFrom(long nowMillis) {
        return broker.isUp() ? nowMillis + CLAIM_MILLIS : nowMillis;
    }

    /** Sends a request that this node has claimed. Where there is no room, it is found in the ledger when the claim is over. */
    void relay(OutgoingRequest request) {
        if (broker.isUp() && express.offer(request).isEmpty()) {
            LOG.log(Level.DEBUG, "Request {0} to {1} waits in the outbox", request.id(), request.service());
        }
    }

    void end() {
        express.end();
    }

    private List<Boolean> send(List<OutgoingRequest> requests) {
        fromMemory.send(requests);
        return Collections.nCopies(requests.size(), Boolean.TRUE);
    }

    private void sweep() {
        int swept = MOST;
        while (broker.isUp() && swept == MOST) {
            swept = sweepOnce();
        }
    }

    private int sweepOnce() {
        long now = clock.millis();
        List<OutgoingRequest> left = outbox.takeOver(now, now + CLAIM_MILLIS, MOST);
        if (!left.isEmpty()) {
            fromLedger.send(left);
        }
        return left.size();
    }
}
