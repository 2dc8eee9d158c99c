package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TopicName;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The declaration file: the one that the configuration names, or {@code server-config/declarations.json} in the WAR.
 *
 * @param overwriting whether it holds against what was declared since: an operator's file does, but ours would take back at each start
 *     what an operator has changed
 */
record DeclarationFile(List<ServiceDeclaration> services, List<TopicDeclaration> topics, boolean overwriting) {
    private static final String PACKED = "/declarations.json";

    /** @throws IllegalStateException if it can't be read, and why: a wrong file stops the deployment */
    static DeclarationFile read(Optional<String> configured) {
        String file = configured.orElse(PACKED);
        try (InputStream stream = open(configured);
                JsonReader json = Json.createReader(stream)) {
            JsonObject all = json.readObject();
            Fields.of(all, "declaration file", Set.of("services", "topics"));
            return new DeclarationFile(
                    declarations(all, "services", (name, fields) -> ServiceJson.read(new ServiceName(name), fields)),
                    declarations(all, "topics", (name, fields) -> TopicJson.read(new TopicName(name), fields)),
                    configured.isPresent());
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("SWITCHBOARD_DECLARATIONS names " + file + ", which is not there");
        } catch (UnusableDeclarationException e) {
            throw unusable(file, e.reason());
        } catch (IOException | JsonException | IllegalArgumentException e) {
            throw unusable(file, e.getMessage());
        }
    }

    private static <D> List<D> declarations(JsonObject file, String kind, BiFunction<String, JsonObject, D> reader) {
        if (!(file.getOrDefault(kind, JsonValue.EMPTY_JSON_OBJECT) instanceof JsonObject each)) {
            throw new IllegalArgumentException(kind + " is an object with a field for each");
        }
        return each.entrySet().stream()
                .map(one -> declaration(one.getKey(), one.getValue(), reader))
                .toList();
    }

    private static <D> D declaration(String name, JsonValue json, BiFunction<String, JsonObject, D> reader) {
        if (!(json instanceof JsonObject fields)) {
            throw new IllegalArgumentException(name + " is an object");
        }
        try {
            return reader.apply(name, fields);
        } catch (UnusableDeclarationException e) {
            throw new IllegalArgumentException(name + ": " + e.reason(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /** Without its cause, for it says all: whoever starts Switchboard is shown the root's message. */
    private static IllegalStateException unusable(String file, @Nullable String reason) {
        return new IllegalStateException("The declarations in " + file + " can't be used: " + reason);
    }

    private static InputStream open(Optional<String> configured) throws IOException {
        return configured.isPresent()
                ? Files.newInputStream(Path.of(configured.get()))
                : Objects.requireNonNull(DeclarationFile.class.getResourceAsStream(PACKED), PACKED);
    }
}
