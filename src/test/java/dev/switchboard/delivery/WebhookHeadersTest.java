package dev.switchboard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.TraceContext;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WebhookHeadersTest {
    private static final ExchangeId ID = new ExchangeId("0199aa00-0000-7000-8000-000000000001");
    private static final SigningSecret SECRET = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Example
    void aCallbackTellsItsEventItsExchangeAndItsTrace() {
        Map<String, String> headers =
                WebhookHeaders.lasting(replied(), Optional.of(ID), Optional.of(TraceContext.startedBy(ID)));

        assertThat(headers)
                .containsExactly(
                        Map.entry("ce-specversion", "1.0"),
                        Map.entry("ce-id", ID.text()),
                        Map.entry("ce-type", "dev.switchboard.exchange.replied"),
                        Map.entry("ce-source", "/api/services/insight.customer-analysis"),
                        Map.entry("ce-subject", "insight.customer-analysis"),
                        Map.entry("ce-time", "2026-11-23T10:00:00Z"),
                        Map.entry("Exchange-Id", ID.text()),
                        Map.entry("traceparent", "00-0199aa00000070008000000000000001-8000000000000001-00"));
    }

    @Example
    void theTraceStateGoesWithTheTrace() {
        TraceContext trace = new TraceContext(TraceContext.startedBy(ID).traceparent(), Optional.of("a=1,b=2"));

        assertThat(WebhookHeaders.lasting(replied(), Optional.empty(), Optional.of(trace)))
                .containsEntry("tracestate", "a=1,b=2")
                .doesNotContainKey("Exchange-Id");
    }

    @Example
    void eachAttemptIsSignedAnewUnderTheSameId() {
        byte[] body = "{}".getBytes(UTF_8);
        Map<String, String> lasting = Map.of("ce-id", "1");

        Map<String, String> first =
                WebhookHeaders.signed(lasting, "id", Instant.ofEpochSecond(10), body, List.of(SECRET));
        Map<String, String> second =
                WebhookHeaders.signed(lasting, "id", Instant.ofEpochSecond(20), body, List.of(SECRET));

        assertThat(first).containsEntry("webhook-id", "id").containsEntry("webhook-timestamp", "10");
        assertThat(second).containsEntry("webhook-id", "id").containsEntry("webhook-timestamp", "20");
        assertThat(first.get("webhook-signature")).startsWith("v1,").isNotEqualTo(second.get("webhook-signature"));
        assertThat(first).containsEntry("ce-id", "1");
    }

    @Property
    void anAttributeBecomesPrintableAndCanBeReadAgain(@ForAll String value) {
        String encoded = CloudEventHeader.encode(value);

        assertThat(encoded).matches("[!#$&-~]*(%[0-9A-F]{2}[!#$&-~]*)*");
        assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8))
                .isEqualTo(new String(value.getBytes(UTF_8), UTF_8));
    }

    @Example
    void theStandardsExampleHolds() {
        assertThat(CloudEventHeader.encode("Euro \u20ac \ud83d\ude00")).isEqualTo("Euro%20%E2%82%AC%20%F0%9F%98%80");
    }

    private static EventContext replied() {
        return new EventContext(
                ID.text(),
                "dev.switchboard.exchange.replied",
                "/api/services/insight.customer-analysis",
                Optional.of("insight.customer-analysis"),
                Optional.of(Instant.parse("2026-11-23T10:00:00Z")));
    }
}
