package dev.switchboard.console;

import dev.switchboard.channel.QueueWatch;
import dev.switchboard.registry.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
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
                .map(service -> service.name().text())
                .sorted()
                .forEach(name -> all.add(service(name, together(name, reports))));
        return all;
    }

    private static ServiceRates together(String name, List<NodeReport> reports) {
        return reports.stream().map(report -> report.service(name)).reduce(ServiceRates.none(), ServiceRates::plus);
    }

    private JsonObjectBuilder service(String name, ServiceRates rates) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("name", name);
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
                .add("lateReplies", ServiceRates.rounded(rates.lateReplies()));
    }

    private static JsonObjectBuilder latency(Histogram micros) {
        return JSON.createObjectBuilder().add("p50", millis(micros, 50)).add("p99", millis(micros, 99));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
