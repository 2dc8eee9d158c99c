package dev.switchboard.console;

import dev.switchboard.channel.QueueWatch;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The services' part of the overview. */
@ApplicationScoped
public class ServicePanel {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    private Services services;

    @Inject
    private QueueWatch queues;

    JsonArrayBuilder of(List<NodeReport> reports) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        services.all().stream()
                .sorted(Comparator.comparing(service -> service.name().text()))
                .forEach(service ->
                        all.add(service(service, together(service.name().text(), reports))));
        return all;
    }

    private static ServiceRates together(String name, List<NodeReport> reports) {
        return reports.stream().map(report -> report.service(name)).reduce(ServiceRates.none(), ServiceRates::plus);
    }

    private JsonObjectBuilder service(ServiceDeclaration service, ServiceRates rates) {
        String name = service.name().text();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("name", name)
                .add("repliers", JSON.createArrayBuilder(service.repliers().users()));
        queues.state(name)
                .ifPresentOrElse(
                        queue -> json.add("responders", queue.consumers()).add("depth", queue.depth()),
                        () -> json.addNull("responders").addNull("depth"));
        return json.add("outstanding", rates.outstanding())
                .add("perSecond", perSecond(rates))
                .add("latency", latency(rates.latency()));
    }

    private static JsonObjectBuilder perSecond(ServiceRates rates) {
        return JSON.createObjectBuilder()
                .add("exchanges", ServiceRates.rounded(rates.exchanges()))
                .add("replies", ServiceRates.rounded(rates.replies()))
                .add("faults", ServiceRates.rounded(rates.faults()))
                .add("timeouts", ServiceRates.rounded(rates.timeouts()))
                .add("lateReplies", ServiceRates.rounded(rates.lateReplies()))
                .add("forgedReplies", ServiceRates.rounded(rates.forgedReplies()));
    }

    private static JsonObjectBuilder latency(Histogram micros) {
        return JSON.createObjectBuilder().add("p50", millis(micros, 50)).add("p99", millis(micros, 99));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
