package dev.switchboard.metrics;

import io.prometheus.metrics.model.snapshots.Labels;

/** One number of a metric. */
record Point(Labels labels, double value) {
    static Point of(double value) {
        return new Point(Labels.EMPTY, value);
    }

    /** @param labels names and values in turn */
    static Point of(double value, String... labels) {
        return new Point(Labels.of(labels), value);
    }
}
