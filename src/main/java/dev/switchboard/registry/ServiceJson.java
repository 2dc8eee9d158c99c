package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Services' declarations as JSON. */
final class ServiceJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final Set<String> FIELDS =
            Set.of("description", "timeout", "maxTimeout", "asyncTimeout", "correlateBy", "repliers");

    private ServiceJson() {}

    static JsonObjectBuilder write(ServiceDeclaration service) {
        return JSON.createObjectBuilder()
                .add("name", service.name().text())
                .add("description", service.description())
                .add("timeout", service.timeout().toString())
                .add("maxTimeout", service.maxTimeout().toString())
                .add("asyncTimeout", service.asyncTimeout().toString())
                .add("correlateBy", service.correlateBy().name())
                .add("repliers", JSON.createArrayBuilder(service.repliers().users()));
    }

    /** @throws UnusableDeclarationException if a field is unknown or its value unusable */
    static ServiceDeclaration read(ServiceName name, JsonObject json) {
        Fields fields = Fields.of(json, "service", FIELDS);
        Duration timeout = fields.duration("timeout", ServiceDeclaration.DEFAULT_TIMEOUT);
        Duration maxTimeout = fields.duration("maxTimeout", longer(timeout, ServiceDeclaration.DEFAULT_MAX_TIMEOUT));
        return new ServiceDeclaration(
                name,
                fields.text("description", ""),
                timeout,
                maxTimeout,
                fields.duration("asyncTimeout", ServiceDeclaration.DEFAULT_ASYNC_TIMEOUT),
                correlateBy(fields.text("correlateBy", CorrelateBy.CORRELATION_ID.name())),
                new Repliers(fields.texts("repliers")));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static CorrelateBy correlateBy(String text) {
        return Arrays.stream(CorrelateBy.values())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnusableDeclarationException("correlateBy", "is CORRELATION_ID or MESSAGE_ID"));
    }
}
