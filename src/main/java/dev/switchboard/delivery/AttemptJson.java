package dev.switchboard.delivery;

import dev.switchboard.exchange.IsoTime;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attempts as they are kept, and shown: an array of {@code {"at", "status", "error", "durationMs"}}. */
public final class AttemptJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private AttemptJson() {}

    public static String write(List<Attempt> attempts) {
        return array(attempts).build().toString();
    }

    static JsonArrayBuilder array(List<Attempt> attempts) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        attempts.forEach(attempt -> array.add(object(attempt)));
        return array;
    }

    private static JsonObjectBuilder object(Attempt attempt) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("at", IsoTime.of(attempt.at()));
        attempt.status().ifPresentOrElse(status -> json.add("status", status), () -> json.addNull("status"));
        attempt.error().ifPresentOrElse(error -> json.add("error", error), () -> json.addNull("error"));
        return json.add("durationMs", attempt.duration().toMillis());
    }

    /** What a receiver asked for is not among it: that has been decided upon. */
    public static List<Attempt> read(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(AttemptJson::attempt)
                    .toList();
        }
    }

    private static Attempt attempt(JsonObject json) {
        return new Attempt(
                Instant.parse(json.getString("at")),
                json.isNull("status") ? Optional.empty() : Optional.of(json.getInt("status")),
                json.isNull("error") ? Optional.empty() : Optional.of(json.getString("error")),
                Duration.ofMillis(json.getJsonNumber("durationMs").longValue()),
                Optional.empty());
    }
}
