package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
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
import org.jspecify.annotations.Nullable;

/** The declaration file: the one that the configuration names, or {@code server-config/declarations.json} in the WAR. */
final class DeclarationFile {
    private static final String PACKED = "/declarations.json";

    private DeclarationFile() {}

    /** @throws IllegalStateException if it can't be read, and why: a wrong file stops the deployment */
    static List<ServiceDeclaration> read(Optional<String> configured) {
        String file = configured.orElse(PACKED);
        try (InputStream stream = open(configured);
                JsonReader json = Json.createReader(stream)) {
            return services(json.readObject()).entrySet().stream()
                    .map(service -> declaration(service.getKey(), service.getValue()))
                    .toList();
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("SWITCHBOARD_DECLARATIONS names " + file + ", which is not there");
        } catch (IOException | JsonException | IllegalArgumentException e) {
            throw unusable(file, e.getMessage());
        }
    }

    private static JsonObject services(JsonObject file) {
        if (file.get("services") instanceof JsonObject services) {
            return services;
        }
        throw new IllegalArgumentException("services is an object with a field for each service");
    }

    private static ServiceDeclaration declaration(String name, JsonValue json) {
        if (!(json instanceof JsonObject fields)) {
            throw new IllegalArgumentException(name + " is an object");
        }
        try {
            return ServiceJson.read(new ServiceName(name), fields);
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
