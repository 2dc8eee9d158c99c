package dev.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.access.Limits;
import dev.switchboard.access.Role;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What operators ask for of keys: read, or a problem that names the field, and never another failure. */
class KeyRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Provide
    Arbitrary<Map<String, String>> fields() {
        Arbitrary<String> names =
                Arbitraries.of("name", "roles", "services", "topics", "rateLimit", "expiresAt", "overlap", "operator");
        return Arbitraries.maps(names, values()).ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "1",
                "1.5",
                "1e999999999",
                "1000001",
                "\"\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"a\"",
                "[]",
                "{}",
                "[\"requestor\"]",
                "[\"operator\"]",
                "[\"a.service\"]",
                "[\"A\"]",
                "[1]",
                "\"2027-01-31T00:00:00Z\"",
                "\"+999999999-01-31T00:00:00Z\"",
                "\"-999999999-01-31T00:00:00Z\"",
                "\"PT1H\"",
                "\"PT-1H\"",
                "\"P999999999999999999D\"",
                "\"PT9223372036854775807S\"");
    }

    @Property(tries = 500)
    void aKeyIsReadOrAProblemThatNamesTheField(@ForAll @From("fields") Map<String, String> fields) {
        Map<String, String> usable = new HashMap<>(Map.of("name", "\"a key\"", "roles", "[\"requestor\"]"));
        usable.putAll(fields);
        Throwable thrown = catchThrowable(() -> {
            KeyRequest read = KeyRequest.read(json(usable), NOW);
            assertThat(read.name()).isNotBlank();
            assertThat(read.roles()).isNotEmpty();
            assertThat(read.expiresAt().orElse(NOW.plusMillis(1))).isAfter(NOW);
            assertThat(read.roles().contains(Role.OPERATOR) && !read.limits().areNone())
                    .isFalse();
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), problem -> isProblemOf(problem, fields));
    }

    @Property(tries = 200)
    void anOverlapIsReadOrAProblemThatNamesIt(@ForAll @From("values") String overlap) {
        Map<String, String> fields = Map.of("overlap", overlap);
        Throwable thrown = catchThrowable(
                () -> assertThat(KeyRequest.overlap(json(fields))).isBetween(Duration.ZERO, Duration.ofDays(30)));

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), problem -> isProblemOf(problem, fields));
    }

    @Property(tries = 200)
    void rolesAndLimitsAreReadAsTheyAreWritten(
            @ForAll @Size(min = 1) Set<Role> roles,
            @ForAll @Size(max = 5) Set<@IntRange(min = 0, max = 99) Integer> services,
            @ForAll @Size(max = 5) Set<@IntRange(min = 0, max = 99) Integer> topics) {
        boolean unlimited = roles.contains(Role.OPERATOR);
        Limits limits = unlimited ? Limits.NONE : new Limits(names(services), names(topics));
        JsonObject json = KeyJson.may(Json.createObjectBuilder().add("name", "a key"), roles, limits)
                .build();

        assertThat(KeyRequest.read(json, NOW))
                .isEqualTo(new KeyRequest("a key", roles, limits, Optional.empty(), Optional.empty()));
    }

    /** An empty list would be no limit that can be asked for. */
    private static Optional<Set<String>> names(Set<Integer> numbers) {
        return Optional.of(numbers.stream().map(number -> "name." + number).collect(Collectors.toSet()))
                .filter(names -> !names.isEmpty());
    }

    private static void isProblemOf(Throwable problem, Map<String, String> fields) {
        assertThat(problem)
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching("(?s)(name|roles|" + String.join("|", fields.keySet()) + ")\\b.*");
    }

    private static JsonObject json(Map<String, String> fields) {
        String json = fields.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return RequestBody.parse(json.getBytes(StandardCharsets.UTF_8)).asJsonObject();
    }
}
