package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Declarations as JSON, read strictly: a field that isn't understood is an error, not a silence. */
final class ServiceJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final Set<String> FIELDS =
            Set.of("description", "timeout", "maxTimeout", "asyncTimeout", "correlateBy");

    private ServiceJson() {}

    static JsonObjectBuilder write(ServiceDeclaration service) {
        return JSON.createObjectBuilder()
                .add("name", service.name().text())
                .add("description", service.description())
                .add("timeout", service.timeout().toString())
                .add("maxTimeout", service.maxTimeout().toString())
                .add("asyncTimeout", service.asyncTimeout().toString())
                .add("correlateBy", service.correlateBy().name());
    }

    /** @throws UnusableDeclarationException if a field is unknown or its value unusable */
    static ServiceDeclaration read(ServiceName name, JsonObject json) {
        json.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new UnusableDeclarationException(field, "is not a field of a service");
                });
        Duration timeout = duration(json, "timeout", ServiceDeclaration.DEFAULT_TIMEOUT);
        Duration maxTimeout = duration(json, "maxTimeout", longer(timeout, ServiceDeclaration.DEFAULT_MAX_TIMEOUT));
        return new ServiceDeclaration(
                name,
                text(json, "description", ""),
                timeout,
                maxTimeout,
                duration(json, "asyncTimeout", ServiceDeclaration.DEFAULT_ASYNC_TIMEOUT),
                correlateBy(text(json, "correlateBy", CorrelateBy.CORRELATION_ID.name())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration duration(JsonObject json, String field, Duration otherwise) {
        try {
            return Duration.parse(text(json, field, otherwise.toString()));
        } catch (DateTimeParseException e) {
            throw new UnusableDeclarationException(field, "is an ISO 8601 duration such as PT5S");
        }
    }

    private static CorrelateBy correlateBy(String text) {
        return Arrays.stream(CorrelateBy.values())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnusableDeclarationException("correlateBy", "is CORRELATION_ID or MESSAGE_ID"));
    }

    private static String text(JsonObject json, String field, String otherwise) {
        JsonValue value = json.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new UnusableDeclarationException(field, "is a text");
    }
}
