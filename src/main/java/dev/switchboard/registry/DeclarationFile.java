package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The declarations that the WAR carries, {@code server-config/declarations.json} in the project. */
final class DeclarationFile {
    private static final String RESOURCE = "/declarations.json";
    private static final String DEFAULT_TIMEOUT = "PT5S";
    private static final String DEFAULT_MAX_TIMEOUT = "PT60S";

    private DeclarationFile() {}

    static Map<ServiceName, ServiceDeclaration> read() {
        try (InputStream file = Objects.requireNonNull(DeclarationFile.class.getResourceAsStream(RESOURCE), RESOURCE);
                JsonReader json = Json.createReader(file)) {
            return json.readObject().getJsonObject("services").entrySet().stream()
                    .map(DeclarationFile::declaration)
                    .collect(Collectors.toUnmodifiableMap(ServiceDeclaration::name, declaration -> declaration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServiceDeclaration declaration(Map.Entry<String, JsonValue> entry) {
        JsonObject service = entry.getValue().asJsonObject();
        return new ServiceDeclaration(
                new ServiceName(entry.getKey()),
                service.getString("description", ""),
                Duration.parse(service.getString("timeout", DEFAULT_TIMEOUT)),
                Duration.parse(service.getString("maxTimeout", DEFAULT_MAX_TIMEOUT)));
    }
}
