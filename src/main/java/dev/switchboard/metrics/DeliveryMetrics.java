package dev.switchboard.metrics;

import dev.switchboard.delivery.DeliveryFigures;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Dispatcher;
import dev.switchboard.metrics.LedgerFigures.Counts;
import dev.switchboard.operations.Inquiry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledger, and what waits in it for broker and receivers. */
@ApplicationScoped
class DeliveryMetrics implements MetricSource {
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final Metric ATTEMPTS =
            new Metric("delivery_attempts", "Attempts of this node to deliver, by what became of the delivery");
    private static final Metric UP = new Metric("ledger_up", "Whether the database answered this node just now");
    private static final Metric OUTBOX = new Metric(
            "outbox_requests",
            "Requests that are promised and wait for the broker, counted to 10000, the same on every node");
    private static final Metric DELIVERIES = new Metric(
            "deliveries", "Deliveries that are not done, by state, each counted to 10000, the same on every node");

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private LedgerFigures ledger;

    @Resource
    private ManagedExecutorService executor;

    private Inquiry<Optional<Counts>> counting;

    @PostConstruct
    void start() {
        counting = new Inquiry<>(this::count, executor, PATIENCE, FRESH);
    }

    @Override
    public Stream<MetricSnapshot> look() {
        Optional<Counts> counts = counting.ask().flatMap(told -> told);
        return Stream.of(
                ATTEMPTS.counted(attempts(dispatcher.figures())),
                UP.measured(Stream.of(Point.of(counts.isPresent() ? 1 : 0))),
                OUTBOX.measured(counts.stream().map(known -> Point.of(known.outbox()))),
                DELIVERIES.measured(counts.stream().flatMap(DeliveryMetrics::deliveries)));
    }

    private Optional<Counts> count() {
        ledger.look();
        return ledger.newest();
    }

    private static Stream<Point> attempts(DeliveryFigures.Snapshot done) {
        return Stream.of(
                attempts(DeliveryState.DELIVERED, done.delivered()),
                attempts(DeliveryState.RETRYING, done.retrying()),
                attempts(DeliveryState.DEAD, done.dead()));
    }

    private static Point attempts(DeliveryState outcome, long count) {
        return Point.of((double) count, "outcome", outcome.text());
    }

    private static Stream<Point> deliveries(Counts counts) {
        return Stream.of(
                deliveries(DeliveryState.PENDING, counts.pending()),
                deliveries(DeliveryState.RETRYING, counts.retrying()),
                deliveries(DeliveryState.DEAD, counts.dead()));
    }

    private static Point deliveries(DeliveryState state, int count) {
        return Point.of(count, "state", state.text());
    }
}
