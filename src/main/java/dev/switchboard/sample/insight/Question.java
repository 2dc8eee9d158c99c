package dev.switchboard.sample.insight;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose analysis is wanted: the request, and the message to loading. */
public record Question(String customerId) {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    /**
     * Reads {@code {"customerId": "C-1001"}}.
     *
     * @param request the body of the request, null where it was no text
     * @return empty if it is anything else
     */
    static Optional<Question> read(@Nullable String request) {
        if (request == null) {
            return Optional.empty();
        }
        try (JsonReader reader = READERS.createReader(new StringReader(request))) {
            return reader.readValue() instanceof JsonObject object && object.get("customerId") instanceof JsonString id
                    ? Optional.of(new Question(id.getString()))
                    : Optional.empty();
        } catch (RuntimeException e) { // a JsonException, or a bare one where it is nested too deeply
            return Optional.empty();
        }
    }
}
