package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.TransactedSender;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Publication;
import dev.switchboard.exchange.Publication.NotPublished;
import dev.switchboard.operations.Drainable;
import dev.switchboard.operations.GroupCommit;
import dev.switchboard.operations.GroupCommit.Bounds;
import dev.switchboard.operations.PeriodicTasks;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Publish-Subscribe Channel: brings events to the broker's topics, many callers' together, so that they wait for its disk once.
 *
 * <p>A broker that has gone is known at once. One that is silent keeps the one thread that sends; whoever waits is told after
 * three seconds, and whoever comes then, at once.
 */
@ApplicationScoped
public class EventChannel implements Drainable {
    private static final Logger LOG = System.getLogger(EventChannel.class.getName());
    private static final Bounds BOUNDS = new Bounds(10_000, 32 << 20, 500);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long IDLE = 0;

    private final Map<Emission, CompletableFuture<Publication>> outstanding = new ConcurrentHashMap<>();

    @Inject
    private BrokerLink broker;

    @Inject
    private PeriodicTasks periodically;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

    private TransactedSender sender;
    private GroupCommit<Emission, Publication> group;
    private volatile long beganAt = IDLE;

    // the bean is gone before the last calls have come, so whoever needs to know then asks the class
    private static volatile boolean closed;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean where the server injects its resources
    }

    @PostConstruct
    void open() {
        sender = broker.transactedSender();
        group = new GroupCommit<>(BOUNDS, Emission::size, this::sendAll, executor, threads);
        periodically.every(LOOK, this::tellIfSilent);
    }

    /** @return completes within some three seconds, never exceptionally */
    CompletableFuture<Publication> send(Emission emission) {
        if (closed) {
            return refused(Fault.SHUTTING_DOWN, "Nothing was published; ask another node");
        }
        if (!broker.isUp() || isSilent()) {
            return refused(Fault.BROKER_UNAVAILABLE, "Switchboard is looking for it; nothing was published");
        }
        Optional<CompletableFuture<Publication>> publication = group.offer(emission);
        publication.ifPresent(pending -> {
            outstanding.put(emission, pending);
            pending.whenComplete((ended, failure) -> outstanding.remove(emission));
        });
        return publication.orElseGet(
                () -> refused(Fault.OVERLOADED, "Nothing was published; too many events wait for the broker's disk"));
    }

    private List<Publication> sendAll(List<Emission> emissions) {
        beganAt = System.nanoTime() | 1;
        try {
            sender.send(emissions.stream().flatMap(Emission::messages).toList(), ids -> {});
            return emissions.stream().map(EventChannel::ended).toList();
        } catch (BrokerUnavailableException e) {
            LOG.log(Level.DEBUG, "The connection broke while {0} calls were publishing", emissions.size());
            Publication unknown = lost();
            return emissions.stream().map(each -> unknown).toList();
        } catch (MessageRefusedException e) {
            return sendEach(emissions, e);
        } finally {
            beganAt = IDLE;
        }
    }

    /** Whoever has been told that it failed isn't told otherwise: it may have been withdrawn before it left. */
    private static Publication ended(Emission emission) {
        return emission.isWithdrawn() ? lost() : emission.published();
    }

    /** One that the broker doesn't take must not take the others with it. */
    private List<Publication> sendEach(List<Emission> emissions, MessageRefusedException reason) {
        if (emissions.size() == 1) {
            LOG.log(Level.WARNING, "The broker refused events", reason);
            return List.of(new NotPublished(new Refused(Fault.INTERNAL_ERROR, "The broker refused; the log has why")));
        }
        return emissions.stream()
                .flatMap(each -> sendAll(List.of(each)).stream())
                .toList();
    }

    private boolean isSilent() {
        long began = beganAt;
        return began != IDLE && System.nanoTime() - began > PATIENCE_NANOS;
    }

    private void tellIfSilent() {
        if (isSilent()) {
            outstanding.forEach((emission, pending) -> {
                emission.withdraw();
                pending.complete(lost());
            });
        }
    }

    private static Publication lost() {
        return new NotPublished(new Refused(
                Fault.BROKER_UNAVAILABLE,
                "The broker did not confirm; the event may have been published",
                Optional.of(SOON)));
    }

    private static CompletableFuture<Publication> refused(Fault fault, String detail) {
        return CompletableFuture.completedFuture(new NotPublished(new Refused(fault, detail, Optional.of(SOON))));
    }

    static boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isIdle() {
        return group.isIdle();
    }

    @Override
    public void end() {
        group.end();
    }
}
