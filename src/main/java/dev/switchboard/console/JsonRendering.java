package dev.switchboard.console;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringReader;
import java.util.Map;

/** JSON, indented. */
final class JsonRendering implements Rendering {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final JsonGeneratorFactory INDENTING =
            Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private final MaskedFields fields;

    JsonRendering(MaskedFields fields) {
        this.fields = fields;
    }

    @Override
    public boolean write(String document, Excerpt excerpt) throws UnreadableDocumentException {
        JsonValue read = parse(document);
        JsonValue masked = masked(read);
        try (JsonGenerator generator = INDENTING.createGenerator(excerpt)) {
            generator.write(masked);
        } catch (JsonException e) {
            if (!excerpt.isTruncated()) {
                throw e;
            }
        }
        return !masked.equals(read);
    }

    private static JsonValue parse(String document) throws UnreadableDocumentException {
        try (JsonReader reader = READERS.createReader(new StringReader(document))) {
            return reader.readValue();
        } catch (
                RuntimeException e) { // no JSON, or nested too deeply, for which the parser throws nothing more special
            throw new UnreadableDocumentException(e);
        }
    }

    private JsonValue masked(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder copy = JSON.createObjectBuilder();
            object.forEach((name, member) -> {
                if (fields.contains(name)) {
                    copy.add(name, MaskedFields.MASK);
                } else {
                    copy.add(name, masked(member));
                }
            });
            return copy.build();
        }
        return value instanceof JsonArray array ? masked(array) : value;
    }

    private JsonValue masked(JsonArray array) {
        JsonArrayBuilder copy = JSON.createArrayBuilder();
        array.forEach(element -> copy.add(masked(element)));
        return copy.build();
    }
}
