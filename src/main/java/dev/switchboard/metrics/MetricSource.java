package dev.switchboard.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.stream.Stream;

/** Something that has figures. */
interface MetricSource {
    /** As they are now; what isn't known now is left out. */
    Stream<MetricSnapshot> look();
}
