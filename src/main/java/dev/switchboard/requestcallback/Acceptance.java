package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.operations.GroupCommit;
import dev.switchboard.operations.GroupCommit.Bounds;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.Services;
import dev.switchboard.requestcallback.AcceptanceStore.Entry;
import dev.switchboard.requestcallback.AcceptanceStore.Entry.Begun;
import dev.switchboard.requestcallback.AcceptanceStore.Entry.Repeated;
import dev.switchboard.requestcallback.Promise.Given;
import dev.switchboard.requestcallback.Promise.Withheld;
import dev.switchboard.wiretap.ExchangePattern;
import dev.switchboard.wiretap.WireTap;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives promises: an exchange and its outbox row are in the ledger before anybody hears of them. What comes in during one
 * commit is in the next, so that many callers share one wait for the disk.
 */
@ApplicationScoped
public class Acceptance {
    private static final Logger LOG = System.getLogger(Acceptance.class.getName());
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Bounds BOUNDS = new Bounds(10_000, 64L << 20, 500, Duration.ofMillis(4));

    private final Set<String> keysInUse = ConcurrentHashMap.newKeySet();

    @Inject
    private AcceptanceStore store;

    @Inject
    private OutboxRelay relay;

    @Inject
    private Backlog backlog;

    @Inject
    private Services services;

    @Inject
    private Figures figures;

    @Inject
    private WireTap tap;

    @Inject
    private InstantSource clock;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

    private GroupCommit<NewExchange, Entry> commit;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean before the first call
    }

    @PostConstruct
    void start() {
        commit = new GroupCommit<>(BOUNDS, exchange -> exchange.request().size(), this::write, executor, threads);
    }

    /** @return completes when it is decided, never exceptionally */
    CompletableFuture<Promise> promise(NewExchange exchange) {
        return decided(exchange).thenApply(promise -> {
            if (promise instanceof Withheld withheld) {
                countRefusal(exchange, withheld.why().fault());
            }
            return promise;
        });
    }

    private void countRefusal(NewExchange exchange, Fault why) {
        services.find(exchange.request().service().text())
                .ifPresent(service -> figures.of(service).refused(why));
    }

    private CompletableFuture<Promise> decided(NewExchange exchange) {
        if (backlog.isFull()) {
            return withheld(Fault.OVERLOADED, "Too many requests wait for the broker; this one was not accepted");
        }
        Optional<String> key = exchange.key().map(asked -> exchange.caller() + ' ' + asked.text());
        if (key.isPresent() && !keysInUse.add(key.get())) {
            return withheld(Fault.IDEMPOTENCY_KEY_IN_USE, "Send it again in a second");
        }
        CompletableFuture<Promise> promise = commit.offer(exchange)
                .map(written -> written.handle((entry, failure) -> promise(exchange, entry, failure)))
                .orElseGet(() -> withheld(Fault.OVERLOADED, "Too many come at once; this one was not accepted"));
        return promise.whenComplete((given, failure) -> key.ifPresent(keysInUse::remove));
    }

    boolean isIdle() {
        return commit.isIdle();
    }

    void end() {
        commit.end();
    }

    private List<Entry> write(List<NewExchange> exchanges) {
        long now = clock.millis();
        List<Entry> entries = store.accept(exchanges, now, relay.claimFrom(now));
        List<OutgoingRequest> begun = new ArrayList<>();
        for (int i = 0; i < exchanges.size(); i++) {
            if (entries.get(i) instanceof Begun) {
                begun.add(exchanges.get(i).request());
            }
        }
        backlog.grewBy(begun.size());
        begun.forEach(relay::relay);
        return entries;
    }

    private Promise promise(NewExchange exchange, Entry entry, Throwable failure) {
        if (failure != null) {
            logFailure(failure);
            return new Withheld(refused(Fault.LEDGER_UNAVAILABLE, "The request may not have been written down"));
        }
        if (entry instanceof Begun) {
            begun(exchange.request());
            return new Given(exchange.request().id());
        }
        if (entry instanceof Repeated repeated) {
            return new Given(repeated.id());
        }
        return new Withheld(new Refused(
                Fault.IDEMPOTENCY_KEY_REUSED, "Its service, content type, body or Callback-Url was another one"));
    }

    private void begun(OutgoingRequest request) {
        services.find(request.service().text())
                .ifPresent(service -> figures.of(service).accepted());
        tap.pending(request.id(), request.service(), ExchangePattern.REQUEST_CALLBACK);
    }

    private static void logFailure(Throwable failure) {
        Level level = failure instanceof LedgerUnavailableException ? Level.WARNING : Level.ERROR;
        LOG.log(level, "Requests were not accepted for want of the ledger", failure);
    }

    private static CompletableFuture<Promise> withheld(Fault fault, String detail) {
        return CompletableFuture.completedFuture(new Withheld(refused(fault, detail)));
    }

    private static Refused refused(Fault fault, String detail) {
        return new Refused(fault, detail, Optional.of(SOON));
    }
}
