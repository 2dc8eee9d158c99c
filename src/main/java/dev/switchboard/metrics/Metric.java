package dev.switchboard.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.stream.Stream;

/** A metric's name and what it means. */
record Metric(String name, String meaning) {
    private static final String OURS = "switchboard_";

    /** What only grows; its name gets {@code _total}. */
    MetricSnapshot counted(Stream<Point> points) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(OURS + name).help(meaning);
        points.forEach(point -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(point.labels())
                .value(point.value())
                .build()));
        return counter.build();
    }

    /** What goes up and down. */
    MetricSnapshot measured(Stream<Point> points) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(OURS + name).help(meaning);
        points.forEach(point -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(point.labels())
                .value(point.value())
                .build()));
        return gauge.build();
    }
}
