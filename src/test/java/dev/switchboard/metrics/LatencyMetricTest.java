package dev.switchboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyMetricTest {
    private final Histogram micros = new Histogram(2);

    @Test
    void latenciesFallIntoTheBucketsTheyBelongTo() {
        micros.recordValue(400); // 0.4 ms
        micros.recordValue(30_000); // 30 ms
        micros.recordValue(30_000);
        micros.recordValue(90_000_000); // 90 s

        HistogramDataPointSnapshot point = LatencyMetric.of(micros, Labels.of("service", "a"));

        assertThat(upTo(0.001, point)).isEqualTo(1);
        assertThat(upTo(0.025, point)).isEqualTo(1);
        assertThat(upTo(0.05, point)).isEqualTo(3);
        assertThat(upTo(60, point)).isEqualTo(3);
        assertThat(point.getCount()).isEqualTo(4);
        assertThat(point.getSum()).isCloseTo(90.0604, within(0.9));
    }

    @Test
    void withoutLatenciesAllIsZero() {
        HistogramDataPointSnapshot point = LatencyMetric.of(micros, Labels.EMPTY);

        assertThat(point.getCount()).isZero();
        assertThat(point.getSum()).isZero();
    }

    private static long upTo(double bound, HistogramDataPointSnapshot point) {
        return IntStream.range(0, point.getClassicBuckets().size())
                .filter(i -> point.getClassicBuckets().getUpperBound(i) <= bound)
                .mapToLong(i -> point.getClassicBuckets().getCount(i))
                .sum();
    }
}
