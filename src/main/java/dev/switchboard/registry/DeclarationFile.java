package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The declaration file: the one that the configuration names, or {@code server-config/declarations.json} in the WAR. */
final class DeclarationFile {
    private static final String PACKED = "/declarations.json";

    private DeclarationFile() {}

    /** @throws UnusableDeclarationException if what it says can't be used: a wrong file stops the deployment */
    static List<ServiceDeclaration> read(Optional<String> configured) {
        try (InputStream file = open(configured);
                JsonReader json = Json.createReader(file)) {
            JsonObject services = json.readObject().getJsonObject("services");
            return services.keySet().stream()
                    .map(name -> ServiceJson.read(new ServiceName(name), services.getJsonObject(name)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("SWITCHBOARD_DECLARATIONS can't be read", e);
        }
    }

    private static InputStream open(Optional<String> configured) throws IOException {
        return configured.isPresent()
                ? Files.newInputStream(Path.of(configured.get()))
                : Objects.requireNonNull(DeclarationFile.class.getResourceAsStream(PACKED), PACKED);
    }
}
