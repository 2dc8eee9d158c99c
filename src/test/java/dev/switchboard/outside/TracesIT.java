package dev.switchboard.outside;

import static dev.switchboard.outside.CollectedSpan.Kind.CLIENT;
import static dev.switchboard.outside.CollectedSpan.Kind.CONSUMER;
import static dev.switchboard.outside.CollectedSpan.Kind.PRODUCER;
import static dev.switchboard.outside.CollectedSpan.Kind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Switchboard that records spans, and a collector that they reach. */
class TracesIT {
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String REPLIER = "b7ad6b7169203331";
    private static final JmsReplier.Answer IN_A_SPAN_OF_ITS_OWN = (request, replier) -> {
        Message reply = replier.session().createTextMessage("done");
        String trace = request.getStringProperty("traceparent").substring(3, 35);
        reply.setStringProperty("traceparent", "00-" + trace + "-" + REPLIER + "-01");
        replier.reply(request, reply);
    };

    private static SpanCollector collector;
    private static SwitchboardProcess switchboard;

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private OwnService service;

    @BeforeAll
    static void start() throws Exception {
        collector = SpanCollector.start();
        switchboard = Launch.inDevelopment()
                .with("OTEL_SDK_DISABLED", "false")
                .with("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
                .with("OTEL_BSP_SCHEDULE_DELAY", "100")
                .with("OTEL_METRICS_EXPORTER", "none")
                .with("SWITCHBOARD_CALLBACK_SCHEDULE", "PT0.1S,PT1S")
                .start();
    }

    @AfterAll
    static void stop() {
        switchboard.close();
        collector.close();
    }

    @BeforeEach
    void declare() {
        service = OwnService.declare(switchboard);
    }

    @AfterEach
    void remove() {
        service.close();
    }

    private HttpRequest.Builder traced(HttpRequest.Builder request) {
        return request.header("traceparent", "00-" + trace + "-" + CALLER + "-01");
    }

    @Test
    void aRequestHangsBelowItsCallerAndItsReplierBelowTheRequest() throws Exception {
        try (JmsReplier replier = service.answeredBy(IN_A_SPAN_OF_ITS_OWN)) {
            String exchange = HttpAnswer.of(service.ask(this::traced)).header("Exchange-Id");

            CollectedSpan call = collector.await(trace, SERVER, CALLER);
            CollectedSpan request = collector.await(trace, PRODUCER, call.id());
            CollectedSpan reply = collector.await(trace, CONSUMER, call.id());
            assertThat(call.name()).isEqualTo("POST /api/services/{service}/requests");
            assertThat(call.attributes())
                    .containsEntry("http.response.status_code", "200")
                    .containsEntry("url.path", service.path() + "/requests");
            assertThat(request.name()).isEqualTo("send " + service.name());
            assertThat(request.attributes())
                    .containsEntry("messaging.system", "activemq")
                    .containsEntry("messaging.destination.name", service.name())
                    .containsEntry("messaging.message.conversation_id", exchange);
            assertThat(replier.requests().element().getStringProperty("traceparent"))
                    .isEqualTo(request.traceparent());
            assertThat(reply.links()).containsExactly(REPLIER);
            assertThat(reply.attributes()).containsEntry("messaging.message.conversation_id", exchange);
        }
    }

    @Test
    void whatJaxRsAnswersHangsBelowTheServersOwnSpan() throws Exception {
        try (JmsReplier replier = service.answeredBy(IN_A_SPAN_OF_ITS_OWN)) {
            service.ask(request -> traced(request).header("Prefer", "wait=30"));

            CollectedSpan call = collector.await(trace, SERVER, CALLER);
            CollectedSpan request = collector.await(trace, PRODUCER, call.id());
            collector.await(trace, CONSUMER, call.id());
            assertThat(call.scope()).isEqualTo("payara");
            assertThat(request.scope()).isEqualTo("dev.switchboard");
            assertThat(replier.requests().element().getStringProperty("traceparent"))
                    .isEqualTo(request.traceparent());
        }
    }

    @Test
    void whatIsAskedFromInsideTheServerHangsBelowTheCallThatCausedIt() {
        switchboard.http().call("/api/calls", request -> traced(request)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"customerId\":\"C-1001\",\"agent\":\"desk-7\"}")));

        CollectedSpan call = collector.await(trace, SERVER, CALLER);
        assertThat(collector.await(trace, PRODUCER, call.id()).name()).isEqualTo("send crm.phone-number");
    }

    @Test
    void aCallbackHangsBelowItsCallAndEachAttemptIsASpan() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (WebhookReceiver receiver = WebhookReceiver.start();
                JmsReplier replier = service.answeredBy(IN_A_SPAN_OF_ITS_OWN)) {
            receiver.answers(call -> attempts.getAndIncrement() == 0 ? 503 : 204);
            service.ask(request -> traced(request).header("Callback-Url", receiver.url("/secret?token=x")));

            CollectedSpan call = collector.await(trace, SERVER, CALLER);
            CollectedSpan request = collector.await(trace, PRODUCER, call.id());
            CollectedSpan reply = collector.await(trace, CONSUMER, call.id());
            List<CollectedSpan> posts = collector.awaitAll(trace, CLIENT, call.id(), 2);
            assertThat(call.attributes()).containsEntry("http.response.status_code", "202");
            assertThat(replier.requests().element().getStringProperty("traceparent"))
                    .isEqualTo(request.traceparent());
            assertThat(reply.links()).containsExactly(REPLIER);
            assertThat(receiver.awaitCalls(2))
                    .extracting(webhook -> webhook.header("traceparent"))
                    .containsExactlyElementsOf(
                            posts.stream().map(CollectedSpan::traceparent).toList());
            assertThat(posts).extracting(CollectedSpan::failed).containsExactly(true, false);
            assertThat(posts).allSatisfy(post -> assertThat(post.attributes().toString())
                    .contains("server.address=localhost")
                    .doesNotContain("secret", "token"));
        }
    }

    @Test
    void anEventsSubscribersHangBelowItsPublication() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start();
                JmsTopicClient subscriber = JmsTopicClient.plain(switchboard, topic.name())) {
            switchboard.http().call(topic.path() + "/subscriptions/mine", request -> request.header(
                            "Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"url\": \"" + receiver.url("/") + "\"}")));
            topic.publish(this::traced);

            CollectedSpan call = collector.await(trace, SERVER, CALLER);
            CollectedSpan publication = collector.await(trace, PRODUCER, call.id());
            CollectedSpan post = collector.await(trace, CLIENT, publication.id());
            assertThat(call.name()).isEqualTo("POST /api/topics/{topic}/events");
            assertThat(publication.attributes())
                    .containsEntry("messaging.destination.name", topic.name())
                    .containsEntry("messaging.batch.message_count", "1");
            assertThat(subscriber.nextMessage().getStringProperty("traceparent"))
                    .isEqualTo(publication.traceparent());
            assertThat(receiver.awaitCalls(1).get(0).header("traceparent")).isEqualTo(post.traceparent());
        }
    }

    @Test
    void aCallerWhoIsNotSampledIsNotRecordedAndItsTraceGoesOn() throws Exception {
        String unseen = UUID.randomUUID().toString().replace("-", "");
        try (JmsReplier replier = service.answeredBy(IN_A_SPAN_OF_ITS_OWN)) {
            service.ask(request -> request.header("traceparent", "00-" + unseen + "-" + CALLER + "-00"));
            service.ask(this::traced);
            collector.await(trace, SERVER, CALLER); // exported in order

            assertThat(replier.requests().element().getStringProperty("traceparent"))
                    .startsWith("00-" + unseen)
                    .endsWith("-00");
            assertThat(collector.of(unseen)).isEmpty();
        }
    }

    @Test
    void aCallThatFailsIsAFailedSpanWithItsStatus() {
        service.ask(this::traced); // nobody listens

        CollectedSpan call = collector.await(trace, SERVER, CALLER);
        assertThat(call.attributes()).containsEntry("http.response.status_code", "503");
        assertThat(call.failed()).isTrue();
    }
}
