package dev.switchboard.channel;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.stream.Collectors;

/** The broker's list of queues: an array of one text, which is JSON again, whose numbers are texts. */
final class QueueListing {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private QueueListing() {}

    static Map<String, QueueState> read(String answer) {
        try (JsonReader outer = READERS.createReader(new StringReader(answer))) {
            JsonArray results = outer.readArray();
            try (JsonReader inner = READERS.createReader(new StringReader(results.getString(0)))) {
                return inner.readObject().getJsonArray("data").getValuesAs(JsonObject.class).stream()
                        .collect(Collectors.toMap(queue -> queue.getString("name"), QueueListing::state, (a, b) -> a));
            }
        }
    }

    private static QueueState state(JsonObject queue) {
        return new QueueState(
                (int) number(queue.getOrDefault("consumerCount", JsonValue.NULL)),
                number(queue.getOrDefault("messageCount", JsonValue.NULL)),
                0);
    }

    private static long number(JsonValue value) {
        return value instanceof JsonString text ? Long.parseLong(text.getString()) : Long.parseLong(value.toString());
    }
}
