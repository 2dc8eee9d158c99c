package dev.switchboard.console;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.exchange.IsoTime;
import dev.switchboard.metrics.LedgerFigures;
import dev.switchboard.metrics.LedgerFigures.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** All nodes' figures together, with what broker and ledger tell. What isn't known at the moment is null. */
@ApplicationScoped
public class Overview {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    private ServicePanel services;

    @Inject
    private TopicPanel topics;

    @Inject
    private BrokerLink broker;

    @Inject
    private LedgerFigures ledger;

    @Inject
    private InstantSource clock;

    /**
     * The figures as the feed has them.
     *
     * @param reports one of each node
     * @param isSampled whether there were more exchanges than are told of
     */
    JsonObject of(List<NodeReport> reports, boolean isSampled) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("at", IsoTime.of(clock.millis()))
                .add("nodes", nodes(reports))
                .add("broker", upOrDown(broker.isUp()))
                .add("sampled", isSampled);
        ledger.newest().ifPresentOrElse(counts -> add(json, counts), () -> addNoCounts(json));
        return json.add("services", services.of(reports))
                .add("topics", topics.of(reports))
                .build();
    }

    private static JsonArrayBuilder nodes(List<NodeReport> reports) {
        JsonArrayBuilder nodes = JSON.createArrayBuilder();
        reports.stream().map(NodeReport::node).sorted().forEach(nodes::add);
        return nodes;
    }

    private static void add(JsonObjectBuilder json, Counts counts) {
        JsonObjectBuilder deliveries =
                JSON.createObjectBuilder().add("retrying", counts.retrying()).add("dead", counts.dead());
        json.add("ledger", upOrDown(true)).add("outbox", counts.outbox()).add("deliveries", deliveries);
    }

    private static void addNoCounts(JsonObjectBuilder json) {
        JsonObjectBuilder deliveries =
                JSON.createObjectBuilder().addNull("retrying").addNull("dead");
        json.add("ledger", upOrDown(false)).addNull("outbox").add("deliveries", deliveries);
    }

    private static String upOrDown(boolean isUp) {
        return isUp ? "up" : "down";
    }
}
