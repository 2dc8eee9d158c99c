package dev.switchboard.description;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An OpenAPI document.
 *
 * <p>Where it names an object's properties it is taken to name all of them: what else is answered is not described.
 */
final class Document {
    private static final String HERE = "urn:switchboard:openapi";

    private final JsonObject json;
    private final SchemaRegistry schemas;

    Document(JsonObject json) {
        this.json = json;
        this.schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                registry -> registry.schemas(Map.of(HERE, strict(json).toString())));
    }

    JsonObject at(String pointer) {
        return Json.createPointer(pointer).getValue(json).asJsonObject();
    }

    /** Where a thing stands by itself, which may be elsewhere. */
    String follow(String pointer) {
        return Optional.ofNullable(at(pointer).getString("$ref", null))
                .map(reference -> follow(reference.substring(1)))
                .orElse(pointer);
    }

    /** What is wrong with a body, by the schema that stands there. */
    List<String> faults(String pointer, String body) {
        return schemas.getSchema(SchemaLocation.of(HERE + "#" + pointer)).validate(body, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static String escaped(String part) {
        return "/" + part.replace("~", "~0").replace("/", "~1");
    }

    private static JsonValue strict(JsonValue value) {
        if (value instanceof JsonArray array) {
            JsonArrayBuilder elements = Json.createArrayBuilder();
            array.forEach(each -> elements.add(strict(each)));
            return elements.build();
        }
        return value instanceof JsonObject object ? strict(object) : value;
    }

    private static JsonValue strict(JsonObject object) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        if (object.get("properties") instanceof JsonObject) {
            all.add("additionalProperties", false);
        }
        object.forEach((name, value) -> all.add(name, strict(value)));
        return all.build();
    }
}
