package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.TextContent;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.MediaTypes;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A CloudEvent that is all JSON (CloudEvents 1.0.2, JSON event format). */
final class StructuredEvent {
    private static final Set<String> NO_ATTRIBUTES = Set.of("data", "data_base64", "datacontenttype");
    private static final String JSON = "application/json";
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private StructuredEvent() {}

    /**
     * Reads an event.
     *
     * @param where it stands, such as {@code [2].}, to name attributes by
     * @param trace of the call; without one, the event's own counts
     * @throws ProblemException that names the attribute if one is wrong
     */
    static Event read(JsonObject json, String where, Optional<TraceContext> trace) {
        Map<String, String> attributes = new HashMap<>();
        json.forEach((name, value) -> {
            if (!NO_ATTRIBUTES.contains(name) && value != JsonValue.NULL) {
                attributes.put(name, text(value, where + name));
            }
        });
        AttributeRules.check(attributes, where);
        return new Event(
                attributes, content(json, where), trace.or(() -> TraceContext.read(attributes.get("traceparent"))));
    }

    /** Writes an event: its data as JSON if it is JSON, as text if it is text, in base64 otherwise. */
    static JsonObject write(Event event) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder();
        new TreeMap<>(event.attributes()).forEach(json::add);
        Content content = event.content();
        json.add("datacontenttype", content.type());
        if (MediaTypes.isJson(content.type())) {
            addJson(json, content);
        } else {
            TextContent.decode(content).ifPresentOrElse(text -> json.add("data", text), () -> addBytes(json, content));
        }
        return json.build();
    }

    /** What says it is JSON may be none, and is kept as it is. */
    private static void addJson(JsonObjectBuilder json, Content content) {
        if (content.bytes().length == 0) {
            return;
        }
        try {
            json.add("data", RequestBody.parse(content.bytes()));
        } catch (ProblemException e) {
            addBytes(json, content);
        }
    }

    private static void addBytes(JsonObjectBuilder json, Content content) {
        json.add("data_base64", Base64.getEncoder().encodeToString(content.bytes()));
    }

    private static Content content(JsonObject json, String where) {
        JsonValue given = json.get("datacontenttype");
        String type = given == null ? JSON : text(given, where + "datacontenttype");
        if (!MediaTypes.isMediaType(type)) {
            throw unreadable(where + "datacontenttype", "is no media type");
        }
        JsonValue base64 = json.get("data_base64");
        JsonValue data = json.get("data");
        if (base64 != null) {
            return new Content(type, bytes(base64, data != null, where + "data_base64"));
        }
        if (data == null) {
            return new Content(type, new byte[0]);
        }
        boolean quoted = data instanceof JsonString && !MediaTypes.isJson(type);
        return quoted
                ? TextContent.encode(type, ((JsonString) data).getString())
                        .orElseThrow(
                                () -> unreadable(where + "data", "can't be written in the charset of datacontenttype"))
                : new Content(type, data.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(JsonValue base64, boolean beside, String field) {
        if (beside) {
            throw unreadable(field, "can't be there beside data");
        }
        try {
            return Base64.getDecoder().decode(text(base64, field));
        } catch (IllegalArgumentException e) {
            throw unreadable(field, "is not base64");
        }
    }

    private static String text(JsonValue value, String field) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        boolean scalar = value == JsonValue.TRUE
                || value == JsonValue.FALSE
                || (value instanceof JsonNumber number && number.isIntegral());
        if (scalar) {
            return value.toString();
        }
        throw unreadable(field, "must be a text, a whole number or a boolean");
    }

    private static ProblemException unreadable(String field, String rule) {
        return new ProblemException(Fault.UNREADABLE_FIELD, field + ": " + rule);
    }
}
