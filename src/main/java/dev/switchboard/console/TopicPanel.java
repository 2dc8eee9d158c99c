package dev.switchboard.console;

import dev.switchboard.channel.QueueWatch;
import dev.switchboard.channel.SubscriptionState;
import dev.switchboard.registry.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/** The topics' part of the overview. The lag is that of the subscription that is furthest behind, in events. */
@ApplicationScoped
public class TopicPanel {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    private Topics topics;

    @Inject
    private QueueWatch queues;

    JsonArrayBuilder of(List<NodeReport> reports) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        topics.all().stream()
                .map(topic -> topic.name().text())
                .sorted()
                .forEach(name -> all.add(topic(name, together(name, reports))));
        return all;
    }

    private static double together(String name, List<NodeReport> reports) {
        return reports.stream().mapToDouble(report -> report.topic(name)).sum();
    }

    private JsonObjectBuilder topic(String name, double perSecond) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("name", name).add("perSecond", ServiceRates.rounded(perSecond));
        queues.subscriptions(name)
                .ifPresentOrElse(
                        known -> json.add("subscribers", known.size()).add("lag", lag(known)),
                        () -> json.addNull("subscribers").addNull("lag"));
        return json;
    }

    private static long lag(List<SubscriptionState> subscriptions) {
        return subscriptions.stream().mapToLong(SubscriptionState::depth).max().orElse(0);
    }
}
