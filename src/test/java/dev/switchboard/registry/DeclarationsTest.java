package dev.switchboard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Declarations of callers and in files: read, or refused in words that name the field, and never another failure. */
class DeclarationsTest {
    @Provide
    Arbitrary<Map<String, String>> fields() {
        Arbitrary<String> names = Arbitraries.of(
                "description",
                "timeout",
                "maxTimeout",
                "asyncTimeout",
                "correlateBy",
                "retainEvents",
                "retainFor",
                "name",
                "x");
        Arbitrary<String> values = Arbitraries.of(
                "null",
                "true",
                "1",
                "1000",
                "1.5",
                "1e999999999",
                "\"\"",
                "\"a\\u0000\"",
                "\"PT5S\"",
                "\"PT-5S\"",
                "\"P999999999999999999D\"",
                "\"PT9223372036854775807S\"",
                "\"P1M\"",
                "\"MESSAGE_ID\"",
                "[]",
                "{}");
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    @Property(tries = 300)
    void aDeclarationIsReadOrAProblemThatNamesTheField(@ForAll @From("fields") Map<String, String> fields) {
        JsonObject json = json(fields);

        Throwable service = catchThrowable(
                () -> Given.declaration("service", json, given -> ServiceJson.read(new ServiceName("a"), given)));
        Throwable topic = catchThrowable(
                () -> Given.declaration("topic", json, given -> TopicJson.read(new TopicName("a"), given)));

        assertThat(Stream.of(Optional.ofNullable(service), Optional.ofNullable(topic))
                        .flatMap(Optional::stream))
                .allSatisfy(problem -> assertThat(problem)
                        .isInstanceOf(ProblemException.class)
                        .hasMessageMatching("(?s)(" + String.join("|", fields.keySet()) + ") .*"));
    }

    @Property(tries = 100)
    void aServiceIsReadAsItIsWritten(
            @ForAll @StringLength(max = 1_000) String description,
            @ForAll @IntRange(min = 1, max = 3_600_000) int timeout,
            @ForAll CorrelateBy correlateBy) {
        ServiceDeclaration service = new ServiceDeclaration(
                new ServiceName("a"),
                description.replace("\0", ""),
                Duration.ofMillis(timeout),
                Duration.ofHours(1),
                Duration.ofMillis(timeout),
                correlateBy,
                Repliers.ANYBODY);
        JsonObjectBuilder written =
                Json.createObjectBuilder(ServiceJson.write(service).build());

        assertThat(ServiceJson.read(service.name(), written.remove("name").build()))
                .isEqualTo(service);
    }

    @Property(tries = 150)
    void aFileIsReadOrUnusable(@ForAll @From("files") String text) throws IOException {
        Path file = Files.createTempFile("declarations", ".json");
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));

            Throwable thrown = catchThrowable(() -> DeclarationFile.read(Optional.of(file.toString())));

            assertThat(Optional.ofNullable(thrown).stream()).allSatisfy(unusable -> assertThat(unusable)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> shaped = fields().map(fields ->
                "{\"services\":{\"a\":" + json(fields) + "},\"topics\":{\"b\":" + json(fields) + "}}");
        return Arbitraries.oneOf(
                shaped,
                Arbitraries.of(
                        "{\"services\":[]}", "{\"services\":{\"A\":{}}}", "{\"topics\":{\"a\":1}}", "[]", "", "1"),
                HostileText.of("{}[]\",:services topics01"));
    }

    private static JsonObject json(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{\"\":0");
        fields.forEach(
                (name, value) -> json.append(",\"").append(name).append("\":").append(value));
        JsonObject all =
                RequestBody.parse((json + "}").getBytes(StandardCharsets.UTF_8)).asJsonObject();
        return Json.createObjectBuilder(all).remove("").build();
    }
}
