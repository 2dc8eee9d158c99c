package dev.switchboard.metrics;

import dev.switchboard.access.TurnedAway;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/** Who was not let in. Whose calls those were is not told: strangers would make names of it. */
@Dependent
class AccessMetrics implements MetricSource {
    private static final Metric TURNED_AWAY = new Metric(
            "calls_turned_away", "Calls to this node that were refused for who made them or how often, by problem");

    @Inject
    private TurnedAway turnedAway;

    @Override
    public Stream<MetricSnapshot> look() {
        return Stream.of(TURNED_AWAY.counted(turnedAway.counts().entrySet().stream()
                .map(each -> Point.of(each.getValue(), "problem", each.getKey().problem()))));
    }
}
