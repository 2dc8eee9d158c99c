package dev.switchboard.metrics;

import dev.switchboard.channel.QueueState;
import dev.switchboard.channel.QueueWatch;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.ServiceFigures;
import dev.switchboard.registry.ServiceFigures.Snapshot;
import dev.switchboard.registry.Services;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How the declared services fare. */
@Dependent
class ServiceMetrics implements MetricSource {
    private static final String SERVICE = "service";
    private static final Metric EXCHANGES = new Metric("exchanges", "Requests that this node took, of either pattern");
    private static final Metric REPLIES = new Metric("replies", "Replies, faults among them");
    private static final Metric FAULTS = new Metric("faults", "Replies with a status of 400 or more");
    private static final Metric TIMEOUTS = new Metric("timeouts", "Exchanges without a reply before their deadline");
    private static final Metric LATE = new Metric("late_replies", "Replies that came after their deadline");
    private static final Metric FORGED = new Metric(
            "forged_replies", "Replies and reports of progress of users who are not among the service's repliers");
    private static final Metric REFUSALS = new Metric("refusals", "Callers of a service who were refused, by problem");
    private static final Metric OUTSTANDING =
            new Metric("outstanding_requests", "Callers who wait on this node for a reply");
    private static final Metric RESPONDERS =
            new Metric("responders", "Consumers that listen to the service's queue, seen by every node");
    private static final Metric DEPTH =
            new Metric("queue_messages", "Requests that wait in the service's queue, seen by every node");
    private static final String LATENCY = "switchboard_reply_latency_seconds";
    private static final String LATENCY_MEANING = "From request to reply, for callers who wait";

    @Inject
    private Services services;

    @Inject
    private Figures figures;

    @Inject
    private QueueWatch queues;

    private record Seen(String name, ServiceFigures figures, Snapshot snapshot) {}

    @Override
    public Stream<MetricSnapshot> look() {
        List<Seen> seen = services.all().stream().map(this::see).toList();
        return Stream.of(
                EXCHANGES.counted(points(seen, Snapshot::exchanges)),
                REPLIES.counted(points(seen, Snapshot::replies)),
                FAULTS.counted(points(seen, Snapshot::faults)),
                TIMEOUTS.counted(points(seen, Snapshot::timeouts)),
                LATE.counted(points(seen, Snapshot::lateReplies)),
                FORGED.counted(points(seen, Snapshot::forgedReplies)),
                REFUSALS.counted(seen.stream().flatMap(ServiceMetrics::refusals)),
                OUTSTANDING.measured(points(seen, Snapshot::outstanding)),
                RESPONDERS.measured(queuePoints(seen, QueueState::consumers)),
                DEPTH.measured(queuePoints(seen, QueueState::depth)),
                latency(seen));
    }

    private Seen see(ServiceDeclaration service) {
        ServiceFigures own = figures.of(service);
        return new Seen(service.name().text(), own, own.snapshot());
    }

    private static Stream<Point> points(List<Seen> seen, ToDoubleFunction<Snapshot> value) {
        return seen.stream().map(each -> Point.of(value.applyAsDouble(each.snapshot), SERVICE, each.name));
    }

    private static Stream<Point> refusals(Seen seen) {
        return seen.figures.refusals().entrySet().stream()
                .map(each -> Point.of(
                        each.getValue(),
                        SERVICE,
                        seen.name,
                        "problem",
                        each.getKey().problem()));
    }

    private Stream<Point> queuePoints(List<Seen> seen, ToDoubleFunction<QueueState> value) {
        return seen.stream().flatMap(each -> queues.state(each.name).stream()
                .map(state -> Point.of(value.applyAsDouble(state), SERVICE, each.name)));
    }

    private static MetricSnapshot latency(List<Seen> seen) {
        HistogramSnapshot.Builder latency =
                HistogramSnapshot.builder().name(LATENCY).help(LATENCY_MEANING);
        seen.forEach(each ->
                latency.dataPoint(LatencyMetric.of(each.figures.allLatencies(), Labels.of(SERVICE, each.name))));
        return latency.build();
    }
}
