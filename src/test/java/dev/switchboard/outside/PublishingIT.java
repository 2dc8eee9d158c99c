package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Message;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 202 means that the broker has it on disk, and everything else is said plainly. */
@ExtendWith(SharedSwitchboard.class)
class PublishingIT {
    private final SwitchboardProcess switchboard;

    PublishingIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void aTopicThatNobodyDeclaredIsUnknown() {
        switchboard
                .http()
                .post("/api/topics/nobody.declared/events", "text/plain", "x")
                .problem(404, "unknown-topic");
        switchboard
                .http()
                .post("/api/topics/nobody%2edeclared/events", "text/plain", "x")
                .problem(404, "unknown-topic");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            topic.publish("text/plain", "x".repeat(1024 * 1024 + 1)).problem(413, "body-too-large");
        }
    }

    @Test
    void theOtherLaneDoesTheSame() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                JmsTopicClient subscriber = JmsTopicClient.plain(switchboard, topic.name())) {
            String path = topic.path().replace(".", "%2e") + "/events";
            HttpAnswer answer = switchboard.http().post(path, "text/plain", "by the long way");

            assertThat(answer.status()).isEqualTo(202);
            Message event = subscriber.nextMessage();
            assertThat(event.getBody(String.class)).isEqualTo("by the long way");
            assertThat(answer.json().getString("id")).isEqualTo(event.getStringProperty("cloudEvents_id"));
        }
    }

    @Test
    void manyCallersAtOnceAreEachToldTheirOwnEvent() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                JmsTopicClient subscriber = JmsTopicClient.plain(switchboard, topic.name())) {
            List<CompletableFuture<String>> published = Stream.iterate(0, i -> i + 1)
                    .limit(500)
                    .map(i -> CompletableFuture.supplyAsync(() -> topic.publish("event " + i)))
                    .toList();

            published.forEach(CompletableFuture::join);
            Set<String> received = new HashSet<>();
            for (int i = 0; i < published.size(); i++) {
                Message event = subscriber.nextMessage();
                received.add(event.getStringProperty("cloudEvents_id") + " " + event.getBody(String.class));
            }
            for (int i = 0; i < published.size(); i++) {
                assertThat(received).contains(published.get(i).join() + " event " + i);
            }
        }
    }

    @Test
    void withoutItsBrokerItSaysSoAndRecoversByItself() throws Exception {
        try (ExternalBroker broker = ExternalBroker.start();
                SwitchboardProcess outside = Launch.inDevelopment()
                        .with("BROKER_URL", broker.url())
                        .with("BROKER_USER", ExternalBroker.USER)
                        .with("BROKER_PASSWORD", ExternalBroker.PASSWORD)
                        .start();
                WebhookReceiver receiver = WebhookReceiver.start();
                OwnTopic topic = OwnTopic.declare(outside)) {
            subscribe(outside, topic, receiver);
            await().atMost(OwnService.PATIENCE)
                    .until(() -> topic.publish("text/plain", "x").status() == 202);

            broker.freeze();
            refusedWithin(15, topic); // after 3 s, on an idle machine
            refusedAtOnce(topic);
            broker.thaw();
            await().atMost(OwnService.PATIENCE)
                    .until(() -> topic.publish("text/plain", "x").status() == 202);

            broker.close();
            refusedAtOnce(topic);
            try (ExternalBroker again = ExternalBroker.start(broker.port())) {
                await().atMost(OwnService.PATIENCE)
                        .until(() -> topic.publish("text/plain", "x").status() == 202);
            }
        }
    }

    private static void subscribe(SwitchboardProcess switchboard, OwnTopic topic, WebhookReceiver receiver) {
        HttpAnswer answer = switchboard.http().call(topic.path() + "/subscriptions/one", request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"url\": \"" + receiver.url("/") + "\"}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static void refusedWithin(int seconds, OwnTopic topic) {
        long asked = System.nanoTime();
        refused(topic);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(seconds));
    }

    private static void refusedAtOnce(OwnTopic topic) {
        assertThat(Fastest.ofFive(() -> refused(topic))).isLessThan(Duration.ofSeconds(3));
    }

    private static void refused(OwnTopic topic) {
        HttpAnswer refusal = topic.publish("text/plain", "x");
        refusal.problem(503, "broker-unavailable");
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
    }
}
