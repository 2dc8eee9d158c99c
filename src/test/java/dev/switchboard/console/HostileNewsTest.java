package dev.switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.http.RequestBody;
import dev.switchboard.wiretap.ExchangePattern;
import dev.switchboard.wiretap.Sighting;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.HdrHistogram.Histogram;

/** What nodes tell each other: read as it was written, or refused by an exception that its reader survives. */
class HostileNewsTest {
    private static final List<String> NUMBERS =
            List.of("exchanges", "replies", "faults", "timeouts", "lateReplies", "forgedReplies");

    @Provide
    Arbitrary<JsonValue> values() {
        return Arbitraries.of(
                JsonValue.NULL,
                JsonValue.TRUE,
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_ARRAY,
                Json.createValue("x"),
                Json.createValue(1),
                Json.createObjectBuilder().add("a", 1).build(),
                Json.createObjectBuilder().addNull("a").build(),
                Json.createArrayBuilder().add(1).build());
    }

    @Property(tries = 300)
    void aReportIsReadOrRefused(@ForAll @Size(5) List<@From("values") JsonValue> values) {
        JsonObject json = Json.createObjectBuilder()
                .add("node", values.get(0))
                .add("services", values.get(1))
                .add("topics", values.get(2))
                .add("exchanges", values.get(3))
                .add("sampled", values.get(4))
                .build();

        assertReadOrRefused(json);
    }

    @Property(tries = 300)
    void aServicesLatencyIsReadOrRefused(@ForAll @Size(max = 60) byte[] latency, @ForAll boolean encoded) {
        String text = encoded
                ? Base64.getEncoder().encodeToString(latency)
                : new String(latency, StandardCharsets.ISO_8859_1);

        assertReadOrRefused(reportOf(text));
    }

    @Property(tries = 300)
    void aDamagedLatencyIsReadOrRefused(@ForAll @IntRange(min = 0, max = 60) int at, @ForAll byte damage) {
        Histogram latency = new Histogram(2);
        latency.recordValue(1_000);
        JsonObject service = NodeReportJson.write(report("a.service", new ServiceRates(1, 0, 0, 0, 0, 0, 0, latency)))
                .getJsonObject("services")
                .getJsonObject("a.service");
        byte[] bytes = Base64.getDecoder().decode(service.getString("latency"));
        bytes[at % bytes.length] = damage;

        assertReadOrRefused(reportOf(Base64.getEncoder().encodeToString(bytes)));
    }

    private static NodeReport report(String name, ServiceRates rates) {
        return new NodeReport(
                name,
                Map.of(name, rates),
                Map.of(name, rates.exchanges()),
                List.of(Json.createObjectBuilder().add("id", name).build()),
                false);
    }

    private static JsonObject reportOf(String latency) {
        var rates = Json.createObjectBuilder().add("outstanding", 1).add("latency", latency);
        NUMBERS.forEach(name -> rates.add(name, 1.5));
        return Json.createObjectBuilder()
                .add("node", "one")
                .add("services", Json.createObjectBuilder().add("a.service", rates))
                .add("topics", JsonValue.EMPTY_JSON_OBJECT)
                .add("exchanges", JsonValue.EMPTY_JSON_ARRAY)
                .add("sampled", false)
                .build();
    }

    private static void assertReadOrRefused(JsonObject json) {
        assertThat(catchThrowable(
                        () -> assertThat(NodeReportJson.read(json).node()).isNotNull()))
                .satisfiesAnyOf(none -> assertThat(none).isNull(), refusal -> assertThat(refusal)
                        .isInstanceOf(RuntimeException.class));
    }

    @Property(tries = 100)
    void aReportIsReadAsItIsWritten(
            @ForAll @StringLength(min = 1, max = 50) String name,
            @ForAll @IntRange(min = 0) int outstanding,
            @ForAll @IntRange(min = 0, max = 1_000_000) int count,
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 3_600_000_000L) Long> micros) {
        Histogram latency = new Histogram(2);
        micros.forEach(latency::recordValue);
        double rate = count / 10.0;
        NodeReport report = report(name, new ServiceRates(outstanding, rate, rate, 0, rate, 0, rate, latency));
        byte[] sent = NodeReportJson.write(report).toString().getBytes(StandardCharsets.UTF_8);

        assertThat(NodeReportJson.read(RequestBody.parse(sent).asJsonObject())).isEqualTo(report);
    }

    @Property(tries = 200)
    void anExchangeIsToldInJsonAndNoneLastedLessThanNothing(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long createdAt,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long endedAt,
            @ForAll ExchangePattern pattern,
            @ForAll ExchangeState state,
            @ForAll Fault fault,
            @ForAll @StringLength(min = 1, max = 50) String node) {
        Sighting seen = new Sighting(
                ExchangeId.at(createdAt),
                new ServiceName("a.service"),
                pattern,
                state,
                Optional.of(endedAt),
                Optional.of(200),
                Optional.of(fault));

        JsonObject told = SightingJson.write(seen, node);

        assertThat(RequestBody.parse(told.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(told);
        assertThat(told.getJsonNumber("durationMs").longValueExact()).isNotNegative();
        assertThat(told.getString("state")).isEqualTo(state.text());
        assertThat(told.getString("node")).isEqualTo(node);
    }
}
