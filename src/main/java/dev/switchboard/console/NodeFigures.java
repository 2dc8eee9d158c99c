package dev.switchboard.console;

import dev.switchboard.channel.Node;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.ServiceFigures.Snapshot;
import dev.switchboard.registry.Services;
import dev.switchboard.registry.Topics;
import dev.switchboard.wiretap.WireTap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What happens on this node from one look to the next. */
@ApplicationScoped
public class NodeFigures {
    /** What happened before that is no news. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Sampler sampler = new Sampler();
    private Map<String, Snapshot> services = Map.of();
    private Map<String, Long> topics = Map.of();
    private long lookedAt = System.nanoTime();

    @Inject
    private Services declaredServices;

    @Inject
    private Topics declaredTopics;

    @Inject
    private Figures figures;

    @Inject
    private WireTap tap;

    @Inject
    private Node node;

    /** Looks, and sees exchanges from now on until {@link #rest}. */
    synchronized NodeReport look() {
        tap.listen(sampler);
        long now = System.nanoTime();
        forgetWhatIsOlderThan(now - LONGEST_NANOS);
        double seconds = (now - lookedAt) / (double) TimeUnit.SECONDS.toNanos(1);
        Sampler.Sample sample = sampler.take();
        NodeReport report =
                new NodeReport(node.name(), serviceRates(seconds), topicRates(seconds), json(sample), sample.isPart());
        lookedAt = now;
        return report;
    }

    /** Nobody looks any more. */
    synchronized void rest() {
        tap.rest();
        sampler.clear();
    }

    private void forgetWhatIsOlderThan(long nanos) {
        if (lookedAt - nanos < 0) {
            services = Map.of();
            topics = Map.of();
        }
    }

    private Map<String, ServiceRates> serviceRates(double seconds) {
        Map<String, Snapshot> now = new HashMap<>();
        declaredServices
                .all()
                .forEach(service ->
                        now.put(service.name().text(), figures.of(service).snapshot()));
        Map<String, ServiceRates> rates = new HashMap<>();
        now.forEach((name, snapshot) ->
                rates.put(name, ServiceRates.between(services.getOrDefault(name, snapshot), snapshot, seconds)));
        rates.values().removeIf(ServiceRates::isQuiet);
        services = now;
        return rates;
    }

    private Map<String, Double> topicRates(double seconds) {
        Map<String, Long> now = new HashMap<>();
        declaredTopics
                .all()
                .forEach(topic -> now.put(topic.name().text(), figures.of(topic).events()));
        Map<String, Double> rates = new HashMap<>();
        now.forEach((name, events) -> rates.put(name, (events - topics.getOrDefault(name, events)) / seconds));
        rates.values().removeIf(rate -> rate == 0);
        topics = now;
        return rates;
    }

    private List<JsonObject> json(Sampler.Sample sample) {
        return sample.sightings().stream()
                .map(seen -> SightingJson.write(seen, node.name()))
                .toList();
    }
}
