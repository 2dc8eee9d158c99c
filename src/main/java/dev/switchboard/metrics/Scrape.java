package dev.switchboard.metrics;

import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** All figures of this node, and those of its JVM. */
@ApplicationScoped
public class Scrape {
    private final PrometheusRegistry jvm = new PrometheusRegistry();

    @Inject
    private Instance<MetricSource> sources;

    @PostConstruct
    void start() {
        JvmMemoryMetrics.builder().register(jvm);
        JvmGarbageCollectorMetrics.builder().register(jvm);
        JvmThreadsMetrics.builder().register(jvm);
        ProcessMetrics.builder().register(jvm);
    }

    /** Takes about a second at most. */
    MetricSnapshots take() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        jvm.scrape().forEach(all::metricSnapshot);
        sources.forEach(source -> source.look().forEach(all::metricSnapshot));
        return all.build();
    }
}
