package dev.switchboard.console;

import dev.switchboard.exchange.IsoTime;
import dev.switchboard.wiretap.Sighting;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** An exchange as the feed tells of it. */
final class SightingJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private SightingJson() {}

    /** @param node where it was seen */
    static JsonObject write(Sighting seen, String node) {
        long createdAt = seen.id().epochMillis();
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", seen.id().text())
                .add("service", seen.service().text())
                .add("pattern", seen.pattern().text())
                .add("state", seen.state().text())
                .add("createdAt", IsoTime.of(createdAt));
        seen.endedAt()
                .ifPresent(at -> json.add("endedAt", IsoTime.of(at)).add("durationMs", Math.max(0, at - createdAt)));
        seen.status().ifPresent(status -> json.add("status", status));
        seen.problem().ifPresent(fault -> json.add("problem", fault.problem()));
        return json.add("node", node).build();
    }
}
