package dev.switchboard.delivery;

import dev.switchboard.exchange.IsoTime;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
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
        progress.nextAttemptAt().ifPresent(at -> json.add("nextAttemptAt", IsoTime.of(at)));
        return json.add("attempts", AttemptJson.array(progress.attempts()));
    }

    /** As one of a list: its last attempt instead of all. */
    static JsonObjectBuilder write(ListedDelivery delivery) {
        Progress progress = delivery.status().progress();
        JsonObjectBuilder json = identity(delivery.status().id())
                .add("receiver", delivery.status().address().text())
                .add("state", progress.state().text())
                .add("attempts", progress.attempts().size());
        progress.nextAttemptAt().ifPresent(at -> json.add("nextAttemptAt", IsoTime.of(at)));
        addLast(json, progress.attempts());
        return json.add("createdAt", IsoTime.of(delivery.createdAt()));
    }

    private static JsonObjectBuilder identity(DeliveryId id) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", id.text());
        if (id.isCallback()) {
            return json.add("kind", "callback").add("exchangeId", id.letter().text());
        }
        String[] origin = id.origin().split("/", 2);
        return json.add("kind", "subscription").add("topic", origin[0]).add("subscription", origin[1]);
    }

    private static void addLast(JsonObjectBuilder json, List<Attempt> attempts) {
        if (!attempts.isEmpty()) {
            Attempt last = attempts.get(attempts.size() - 1);
            last.error().ifPresent(error -> json.add("lastError", error));
            last.status().ifPresent(status -> json.add("lastStatus", status));
        }
    }
}
