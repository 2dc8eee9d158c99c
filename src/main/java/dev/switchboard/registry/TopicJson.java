package dev.switchboard.registry;

import dev.switchboard.exchange.TopicName;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Set;

/** Topics' declarations as JSON. */
final class TopicJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final Set<String> FIELDS = Set.of("description", "retainEvents", "retainFor");

    private TopicJson() {}

    static JsonObjectBuilder write(TopicDeclaration topic) {
        return JSON.createObjectBuilder()
                .add("name", topic.name().text())
                .add("description", topic.description())
                .add("retainEvents", topic.retainEvents())
                .add("retainFor", topic.retainFor().toString());
    }

    /** @throws UnusableDeclarationException if a field is unknown or its value unusable */
    static TopicDeclaration read(TopicName name, JsonObject json) {
        Fields fields = Fields.of(json, "topic", FIELDS);
        return new TopicDeclaration(
                name,
                fields.text("description", ""),
                fields.number("retainEvents", TopicDeclaration.DEFAULT_RETAIN_EVENTS),
                fields.duration("retainFor", TopicDeclaration.DEFAULT_RETAIN_FOR));
    }
}
