package dev.switchboard.delivery;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Map;

/** A delivery as callers see it. */
final class DeliveryJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private DeliveryJson() {}

    static JsonObjectBuilder write(DeliveryStatus delivery) {
        Progress progress = delivery.progress();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("url", delivery.address().text())
                .add("state", progress.state().text());
        progress.nextAttemptAt().ifPresent(at -> json.add("nextAttemptAt", AttemptJson.time(Instant.ofEpochMilli(at))));
        return json.add("attempts", AttemptJson.array(progress.attempts()));
    }
}
