package dev.switchboard.credentials;

import dev.switchboard.access.Limits;
import dev.switchboard.access.Role;
import dev.switchboard.exchange.IsoTime;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys as operators see them: nothing in it is secret. */
final class KeyJson {
    private static final String RATE_LIMIT = "rateLimit";
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private KeyJson() {}

    static JsonObjectBuilder write(Key key, Instant now) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", key.id())
                .add("name", key.name())
                .add("prefix", key.prefix())
                .add("state", state(key, now));
        may(json, key.roles(), key.limits());
        key.rateLimit()
                .ifPresentOrElse(limit -> json.add(RATE_LIMIT, limit.callsPerSecond()), () -> json.addNull(RATE_LIMIT));
        json.add("createdAt", IsoTime.of(key.createdAt()));
        time(json, "expiresAt", key.expiresAt());
        time(json, "revokedAt", key.revokedAt());
        time(json, "lastUsedAt", key.lastUsedAt());
        time(json, "previousKeyUntil", key.previous().map(Key.Previous::until).filter(now::isBefore));
        time(
                json,
                "previousSecretUntil",
                key.previousSecret().map(Key.PreviousSecret::until).filter(now::isBefore));
        return json;
    }

    /** Roles and limits. */
    static JsonObjectBuilder may(JsonObjectBuilder json, Set<Role> roles, Limits limits) {
        JsonArrayBuilder names = JSON.createArrayBuilder();
        roles.stream().sorted().map(Role::text).forEach(names::add);
        return json.add("roles", names)
                .add("services", names(limits.services()))
                .add("topics", names(limits.topics()));
    }

    private static JsonValue names(Optional<Set<String>> limited) {
        if (limited.isEmpty()) {
            return JsonValue.NULL;
        }
        JsonArrayBuilder names = JSON.createArrayBuilder();
        limited.get().stream().sorted().forEach(names::add);
        return names.build();
    }

    private static void time(JsonObjectBuilder json, String field, Optional<Instant> time) {
        time.ifPresentOrElse(at -> json.add(field, IsoTime.of(at)), () -> json.addNull(field));
    }

    private static String state(Key key, Instant now) {
        if (key.revokedAt().isPresent()) {
            return "revoked";
        }
        return key.isUsable(now) ? "active" : "expired";
    }
}
