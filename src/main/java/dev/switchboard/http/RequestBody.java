package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import dev.switchboard.operations.Unproxied;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads bodies up to the limit and no further. */
@Unproxied
public class RequestBody {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    /** Of Eclipse Parsson. */
    private static final String DEPTH = "org.eclipse.parsson.maxDepth";

    private final int limit;
    private final JsonReaderFactory shallow;

    /**
     * @param limit in bytes
     * @param depth of objects and arrays in one another
     */
    @Inject
    RequestBody(
            @ConfigProperty(name = "switchboard.body.limit", defaultValue = "1048576") int limit,
            @ConfigProperty(name = "switchboard.json.depth", defaultValue = "200") int depth) {
        this.limit = limit;
        this.shallow = Json.createReaderFactory(Map.of(DEPTH, depth + 1));
    }

    /** For the server's proxy. */
    RequestBody() {
        this(0, 1);
    }

    /**
     * Reads the whole body.
     *
     * @throws ProblemException {@code body-too-large} if there is more than the limit, in bytes
     */
    public byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw tooLarge();
        }
        return bytes;
    }

    /** How a call ends whose body says that it is too large: nobody is to read it, for it may come slowly. */
    public Optional<Answer> refuse(HttpServletRequest call) {
        return call.getContentLengthLong() <= limit
                ? Optional.empty()
                : Optional.of(tooLarge().problem().toAnswer(call.getRequestURI()));
    }

    /**
     * Reads a JSON object.
     *
     * @throws ProblemException {@code invalid-request} if it isn't JSON, {@code unreadable-field} if it is no object
     */
    public JsonObject readObject(InputStream body) throws IOException {
        if (parseShallow(read(body)) instanceof JsonObject object) {
            return object;
        }
        throw new ProblemException(Fault.UNREADABLE_FIELD, "The body must be a JSON object");
    }

    /** @throws ProblemException {@code invalid-request} if it isn't JSON, or is nested more deeply than callers may nest it */
    public JsonValue parseShallow(byte[] body) {
        return parse(body, shallow);
    }

    /** @throws ProblemException {@code invalid-request} if it isn't JSON */
    public static JsonValue parse(byte[] body) {
        return parse(body, READERS);
    }

    private static JsonValue parse(byte[] body, JsonReaderFactory readers) {
        try (JsonReader reader = readers.createReader(new ByteArrayInputStream(body))) {
            return reader.readValue();
        } catch (RuntimeException e) {
            // no JSON, or JSON nested too deeply, for which the parser throws nothing more special
            throw new ProblemException(Fault.INVALID_REQUEST, "The body is not valid JSON, or nested too deeply");
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(Fault.BODY_TOO_LARGE, "A body has at most " + limit + " bytes");
    }
}
