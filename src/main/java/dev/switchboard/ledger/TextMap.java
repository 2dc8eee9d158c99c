package dev.switchboard.ledger;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts by name, in one column: a JSON object. */
final class TextMap {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private TextMap() {}

    static String write(Map<String, String> texts) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        texts.forEach(json::add);
        return json.build().toString();
    }

    static Map<String, String> read(String column) {
        try (JsonReader reader = READERS.createReader(new StringReader(column))) {
            JsonObject texts = reader.readObject();
            return texts.keySet().stream().collect(Collectors.toUnmodifiableMap(name -> name, texts::getString));
        }
    }
}
