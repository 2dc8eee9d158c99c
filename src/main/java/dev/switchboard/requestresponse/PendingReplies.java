package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Who waits for which reply. A waiting caller is an entry here and a timer, not a thread.
 *
 * <p>Whoever takes an entry out, the reply or the deadline, decides how the exchange ended; the other finds nothing.
 */
@ApplicationScoped
public class PendingReplies {
    private final ConcurrentMap<ExchangeId, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();

    @Resource
    private ManagedThreadFactory threads;

    private ScheduledThreadPoolExecutor timer;

    @PostConstruct
    void start() {
        timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** To be called before the request leaves, or a fast reply would find nobody. */
    CompletableFuture<Outcome> await(ExchangeId id, Deadline deadline, long nowMillis) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        waiting.put(id, outcome);
        Future<?> alarm = timer.schedule(
                () -> end(id, new Expired(id)), deadline.remainingMillis(nowMillis), TimeUnit.MILLISECONDS);
        outcome.whenComplete((ended, failure) -> alarm.cancel(false));
        return outcome;
    }

    /** @return whether somebody was waiting for it */
    boolean reply(ExchangeId id, Reply reply) {
        return end(id, new Replied(id, reply));
    }

    /** The request did not leave, or the caller has gone. */
    void forget(ExchangeId id) {
        CompletableFuture<Outcome> outcome = waiting.remove(id);
        if (outcome != null) {
            outcome.cancel(false);
        }
    }

    private boolean end(ExchangeId id, Outcome how) {
        CompletableFuture<Outcome> outcome = waiting.remove(id);
        return outcome != null && outcome.complete(how);
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
