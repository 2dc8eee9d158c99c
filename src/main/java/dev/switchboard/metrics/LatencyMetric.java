package dev.switchboard.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Latencies in the buckets that Prometheus reads. They were recorded to within one per cent, and so are bounds and sum. */
final class LatencyMetric {
    private static final double MICROS = TimeUnit.SECONDS.toMicros(1);
    private static final double[] BOUNDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };

    private LatencyMetric() {}

    /** @param micros all that was ever recorded, so that no count goes down */
    static HistogramDataPointSnapshot of(Histogram micros, Labels labels) {
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(buckets(micros))
                .sum(micros.getMean() * micros.getTotalCount() / MICROS)
                .build();
    }

    private static ClassicHistogramBuckets buckets(Histogram micros) {
        ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
        long below = 0;
        for (double bound : BOUNDS) {
            long upTo = micros.getCountBetweenValues(0, Math.round(bound * MICROS));
            buckets.bucket(bound, upTo - below);
            below = upTo;
        }
        return buckets.bucket(Double.POSITIVE_INFINITY, micros.getTotalCount() - below)
                .build();
    }
}
