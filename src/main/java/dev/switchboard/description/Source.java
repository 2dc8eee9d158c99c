package dev.switchboard.description;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a document is made of: YAML that is part of the application.
 *
 * @param path on the class path
 */
record Source(String path) {
    byte[] bytes() {
        try (InputStream file = Objects.requireNonNull(Source.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // every document is one
    Map<String, Object> document() {
        Load yaml = new Load(LoadSettings.builder().setLabel(path).build());
        return (Map<String, Object>) Objects.requireNonNull(yaml.loadFromString(new String(bytes(), UTF_8)), path);
    }
}
