package dev.switchboard.http;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Problem details (RFC 9457).
 *
 * @param detail for the caller, with nothing of the inside in it
 * @param exchangeId of the exchange that the problem ended, if there was one
 * @param retryAfter when it may be worth asking again; with 503 that is said in any case
 */
public record Problem(Fault fault, String detail, Optional<ExchangeId> exchangeId, Optional<Duration> retryAfter) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    public Problem(Fault fault, String detail) {
        this(fault, detail, Optional.empty());
    }

    public Problem(Fault fault, String detail, Optional<ExchangeId> exchangeId) {
        this(fault, detail, exchangeId, Optional.empty());
    }

    /** @param instance the path that was called */
    public Answer toAnswer(String instance) {
        byte[] json = toJson(instance).toString().getBytes(StandardCharsets.UTF_8);
        Answer answer = new Answer(fault.status(), MEDIA_TYPE, json);
        retryAfter.or(this::soon).ifPresent(after -> answer.with("Retry-After", Long.toString(seconds(after))));
        return fault.status() == UNAUTHORIZED ? answer.with("WWW-Authenticate", challenge()) : answer;
    }

    /** Whoever is refused for now is told when to come again. */
    private Optional<Duration> soon() {
        return fault.status() == UNAVAILABLE ? Optional.of(SOON) : Optional.empty();
    }

    /** Who comes after so many isn't too early. */
    private static long seconds(Duration after) {
        return Math.max(1, after.plusNanos(999_999_999).toSeconds());
    }

    /** RFC 6750, section 3. */
    private String challenge() {
        return fault == Fault.INVALID_KEY ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    JsonObject toJson(String instance) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", "/problems/" + fault.problem())
                .add("title", fault.title())
                .add("status", fault.status())
                .add("detail", detail)
                .add("instance", instance);
        exchangeId.ifPresent(id -> json.add("exchangeId", id.text()));
        return json.build();
    }
}
