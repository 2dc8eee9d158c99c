package dev.switchboard.channel;

import dev.switchboard.channel.SubscriptionState.Kind;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker's list of queues: an array of one text, which is JSON again, whose numbers are texts. */
final class QueueListing {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final List<JsonObject> queues;

    private QueueListing(List<JsonObject> queues) {
        this.queues = queues;
    }

    /** @throws RuntimeException if it is no such list, as the two that follow */
    static QueueListing read(String answer) {
        try (JsonReader outer = READERS.createReader(new StringReader(answer))) {
            JsonArray results = outer.readArray();
            try (JsonReader inner = READERS.createReader(new StringReader(results.getString(0)))) {
                return new QueueListing(inner.readObject().getJsonArray("data").getValuesAs(JsonObject.class));
            }
        }
    }

    /** All of them by their names. */
    Map<String, QueueState> states() {
        return queues.stream()
                .collect(Collectors.toMap(queue -> queue.getString("name"), QueueListing::state, (a, b) -> a));
    }

    /** Those of topics, by the names of these. */
    Map<String, List<SubscriptionState>> subscriptions() {
        return queues.stream()
                .filter(queue -> text(queue, "routingType").equalsIgnoreCase("MULTICAST"))
                .collect(Collectors.groupingBy(
                        queue -> queue.getString("address"),
                        Collectors.mapping(QueueListing::subscription, Collectors.toList())));
    }

    private static QueueState state(JsonObject queue) {
        return new QueueState((int) number(queue, "consumerCount"), number(queue, "messageCount"), 0);
    }

    private static SubscriptionState subscription(JsonObject queue) {
        String name = queue.getString("name");
        return new SubscriptionState(
                name,
                Kind.of(name, text(queue, "durable").equals("true")),
                (int) number(queue, "consumerCount"),
                number(queue, "messageCount"));
    }

    private static long number(JsonObject queue, String field) {
        return Long.parseLong(text(queue, field));
    }

    private static String text(JsonObject queue, String field) {
        JsonValue value = queue.getOrDefault(field, JsonValue.NULL);
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
