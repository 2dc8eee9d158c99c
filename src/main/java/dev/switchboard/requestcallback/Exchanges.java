package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.http.ProblemException;
import dev.switchboard.operations.GroupCommit;
import dev.switchboard.operations.GroupCommit.Bounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The exchanges, for those who ask for them or wait for their end. Who asks at once is answered by one query; nobody blocks. */
@ApplicationScoped
public class Exchanges {
    private static final Bounds BOUNDS = new Bounds(50_000, Long.MAX_VALUE, 500);

    @Inject
    private ExchangeStore store;

    @Inject
    private ExchangeWatch watch;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

    private GroupCommit<ExchangeId, Optional<Exchange>> lookups;
    private GroupCommit<ExchangeId, Optional<Outcome>> outcomes;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean before the first call
    }

    @PostConstruct
    void start() {
        lookups = reading(ids -> store.find(ids));
        outcomes = reading(ids -> store.outcomes(ids));
    }

    private <R> GroupCommit<ExchangeId, Optional<R>> reading(Function<Set<ExchangeId>, Map<ExchangeId, R>> query) {
        return new GroupCommit<>(
                BOUNDS, id -> 0, ids -> inOrder(ids, query.apply(new HashSet<>(ids))), executor, threads);
    }

    private static <R> List<Optional<R>> inOrder(List<ExchangeId> ids, Map<ExchangeId, R> found) {
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }

    /** The exchange as it stands. Completes exceptionally when the ledger can't be asked. */
    CompletableFuture<Optional<Exchange>> find(ExchangeId id) {
        return lookups.offer(id).orElseGet(Exchanges::overloaded);
    }

    /** How the exchange ended, with its reply; empty while it is pending, or if there is none. */
    CompletableFuture<Optional<Outcome>> outcome(ExchangeId id) {
        return outcomes.offer(id).orElseGet(Exchanges::overloaded);
    }

    /**
     * The exchange as it stands when it has ended, when the time is over, or when this node is being stopped.
     *
     * @param patience how long to wait at most
     */
    CompletableFuture<Optional<Exchange>> whenEnded(ExchangeId id, Duration patience) {
        CompletableFuture<Optional<Exchange>> end = new CompletableFuture<>();
        Optional<Runnable> unwatch = watch.watch(id, () -> look(id, end));
        if (unwatch.isEmpty()) {
            return watch.isClosed() ? find(id) : overloaded();
        }
        look(id, end);
        CompletableFuture.runAsync(
                () -> forward(find(id), end),
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, executor));
        return end.whenComplete((ended, failure) -> unwatch.get().run());
    }

    private void look(ExchangeId id, CompletableFuture<Optional<Exchange>> end) {
        find(id).whenComplete((found, failure) -> {
            if (failure != null) {
                end.completeExceptionally(failure);
            } else if (watch.isClosed()
                    || found.isEmpty()
                    || found.get().state().hasEnded()) {
                end.complete(found);
            }
        });
    }

    private static <R> void forward(CompletableFuture<R> from, CompletableFuture<R> to) {
        from.whenComplete((result, failure) -> {
            if (failure == null) {
                to.complete(result);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    void end() {
        lookups.end();
        outcomes.end();
    }

    private static <R> CompletableFuture<R> overloaded() {
        return CompletableFuture.failedFuture(
                new ProblemException(Fault.OVERLOADED, "Too many ask for exchanges, or wait for their ends"));
    }
}
