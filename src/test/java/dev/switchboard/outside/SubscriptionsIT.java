package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers subscribe by webhook: signed, filtered, paused, in order, and none in the way of another. */
class SubscriptionsIT {
    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void start() {
        switchboard = Launch.inDevelopment()
                .with("SWITCHBOARD_CALLBACK_SCHEDULE", "PT0.2S,PT0.2S,PT0.2S,PT0.2S,PT0.2S,PT0.2S,PT0.2S,PT0.2S,PT0.2S")
                .start();
    }

    @AfterAll
    static void stop() {
        switchboard.close();
    }

    @Test
    void anEventIsToldSignedAndInBinaryMode() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            HttpAnswer made = put(topic, "audit", receiver.url("/events"), null);
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            String secret = made.json().getString("secret");
            String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

            String id = topic.publish(request -> request.header("Content-Type", "application/json")
                            .header("traceparent", trace)
                            .POST(BodyPublishers.ofString("{\"größe\": 1}")))
                    .json()
                    .getString("id");

            WebhookReceiver.Call call = only(receiver);
            assertThat(call.body()).isEqualTo("{\"größe\": 1}");
            assertThat(call.header("webhook-id")).isEqualTo(id);
            assertThat(call.header("ce-id")).isEqualTo(id);
            assertThat(call.header("ce-type")).isEqualTo(topic.name());
            assertThat(call.header("ce-specversion")).isEqualTo("1.0");
            assertThat(call.header("content-type")).isEqualTo("application/json");
            assertThat(call.header("traceparent")).isEqualTo(trace);
            verify(secret, call);
        }
    }

    @Test
    void anIdThatIsNotFitForAHeaderIsEncoded() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            String secret =
                    put(topic, "audit", receiver.url("/events"), null).json().getString("secret");

            topic.publish(
                    "application/cloudevents+json",
                    "{\"specversion\":\"1.0\",\"id\":\"a.b ü\",\"source\":\"/x\",\"type\":\"t\",\"data\":1}");

            WebhookReceiver.Call call = only(receiver);
            assertThat(call.header("webhook-id")).isEqualTo("a%2Eb%20%C3%BC");
            assertThat(call.header("ce-id")).isEqualTo("a.b%20%C3%BC");
            verify(secret, call);
        }
    }

    @Test
    void theSecretIsShownOnceAndAfterItsRotationBothSign() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            String old =
                    put(topic, "audit", receiver.url("/events"), null).json().getString("secret");
            assertThat(put(topic, "audit", receiver.url("/events"), null).json())
                    .doesNotContainKey("secret");
            assertThat(get(topic, "audit").body()).doesNotContain("whsec_");

            String fresh = post(topic, "audit/secret").json().getString("secret");

            assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
            topic.publish("x");
            WebhookReceiver.Call call = only(receiver);
            verify(old, call);
            verify(fresh, call);
        }
    }

    @Test
    void onlyWhatTheFilterMatchesIsTold() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            put(
                    topic,
                    "audit",
                    receiver.url("/events"),
                    "cloudEvents_type = 'wanted' AND cloudEvents_subject LIKE 'C-%'");

            publish(topic, "unwanted", "C-1");
            publish(topic, "wanted", "D-1");
            publish(topic, "wanted", "C-2");

            assertThat(only(receiver).header("ce-subject")).isEqualTo("C-2");

            put(topic, "audit", receiver.url("/events"), "cloudEvents_type = 'unwanted'");
            publish(topic, "wanted", "C-3");
            publish(topic, "unwanted", "C-4");

            await().atMost(OwnService.PATIENCE).until(() -> receiver.calls().size() == 2);
            assertThat(receiver.calls().get(1).header("ce-subject")).isEqualTo("C-4");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{}' | unreadable-field | url is missing",
                "'{\"url\": 5}' | unreadable-field | url is a text",
                "'{\"url\": \"ftp://localhost\"}' | unusable-callback | url: ",
                "'{\"url\": \"http://localhost/\", \"retries\": 5}' | unreadable-field | retries ",
                "'{\"url\": \"http://localhost/\", \"filter\": \"a = \"}' | unreadable-field | filter: not a JMS selector at position 4"
            })
    void whatCannotBeUsedIsNamed(String subscription, String problem, String detail) {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            assertThat(putJson(topic, "audit", subscription)
                            .problem(422, problem)
                            .getString("detail"))
                    .startsWith(detail);
            get(topic, "audit").problem(404, "unknown-subscription");
        }
    }

    @Test
    void aPausedSubscriptionLosesNothing() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            put(topic, "audit", receiver.url("/events"), null);
            assertThat(post(topic, "audit/pause").json().getString("state")).isEqualTo("paused");

            topic.publish("1");
            topic.publish("2");
            await().atMost(OwnService.PATIENCE).until(() -> live(topic, "audit").getInt("depth", 0) == 2);
            assertThat(receiver.calls()).isEmpty();

            assertThat(post(topic, "audit/resume").json().getString("state")).isEqualTo("active");
            await().atMost(OwnService.PATIENCE).until(() -> receiver.calls().size() == 2);
        }
    }

    @Test
    void aReceiverThatIsDownDelaysNoOtherAndGetsAllOfItLater() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver sick = WebhookReceiver.start();
                WebhookReceiver well = WebhookReceiver.start()) {
            sick.answers(call -> 500);
            put(topic, "sick", sick.url("/events"), null);
            put(topic, "well", well.url("/events"), null);

            String id = topic.publish("news");

            await().atMost(OwnService.PATIENCE).until(() -> well.calls().size() == 1);
            await().atMost(OwnService.PATIENCE).until(() -> sick.calls().size() >= 2);
            sick.answers(call -> 200);
            await().atMost(OwnService.PATIENCE).until(() -> live(topic, "sick").getInt("outstanding") == 0);
            assertThat(sick.calls())
                    .extracting(call -> call.header("webhook-id"))
                    .containsOnly(id);
        }
    }

    @Test
    void eventsOfOneKeyAreToldInTheirOrderEvenWhereAttemptsFail() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            Set<String> failedOnce = ConcurrentHashMap.newKeySet();
            receiver.answers(
                    call -> call.header("ce-partitionkey").equals("odd") && failedOnce.add(call.body()) ? 503 : 200);
            put(topic, "audit", receiver.url("/events"), null);

            for (int i = 0; i < 10; i++) {
                publishWithKey(topic, i % 2 == 0 ? "even" : "odd", Integer.toString(i));
            }

            await().atMost(OwnService.PATIENCE)
                    .until(() -> live(topic, "audit").getInt("outstanding") == 0
                            && receiver.calls().size() >= 15);
            assertThat(bodiesOf(receiver, "odd")).containsExactly("1", "3", "5", "7", "9");
            assertThat(bodiesOf(receiver, "even")).containsExactly("0", "2", "4", "6", "8");
        }
    }

    @Test
    void whatJmsClientsPublishIsToldToo() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start();
                TopicClient jms = JmsTopicClient.plain(switchboard, topic.name());
                TopicClient mqtt = new MqttTopicClient(switchboard, topic.name())) {
            put(topic, "audit", receiver.url("/events"), null);

            jms.publish("from JMS");
            mqtt.publish("from MQTT");

            await().atMost(OwnService.PATIENCE).until(() -> receiver.calls().size() == 2);
            assertThat(bodies(receiver)).containsExactlyInAnyOrder("from JMS", "from MQTT");
            assertThat(receiver.calls())
                    .allSatisfy(call ->
                            assertThat(call.header("webhook-id")).isNotEmpty().doesNotContain("."));
        }
    }

    @Test
    void aSubscriptionIsListedAndRemovedWithItsQueue() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            String made = put(topic, "b", receiver.url("/events"), null).json().getString("createdAt");
            assertThat(get(topic, "b").json().getString("createdAt")).isEqualTo(made);
            put(topic, "a", receiver.url("/events"), "x = 1");
            topic.awaitLive(
                    "two webhooks", live -> live.getJsonArray("subscribers").size() == 2);

            assertThat(switchboard
                            .http()
                            .get(topic.path() + "/subscriptions")
                            .json()
                            .getJsonArray("subscriptions")
                            .getValuesAs(JsonObject.class))
                    .extracting(each -> each.getString("name"))
                    .containsExactly("a", "b");

            assertThat(delete(topic, "a").status()).isEqualTo(204);
            delete(topic, "a").problem(404, "unknown-subscription");
            get(topic, "a").problem(404, "unknown-subscription");
            topic.awaitLive(
                    "one webhook", live -> live.getJsonArray("subscribers").size() == 1);
        }
    }

    @Test
    void aTopicThatIsRemovedTakesItsSubscriptionsAlong() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            put(topic, "audit", receiver.url("/events"), null);

            switchboard.http().call(topic.path(), HttpRequest.Builder::DELETE);
            switchboard.http().call(topic.path(), request -> request.header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{}")));

            assertThat(get(topic, "audit").status()).isEqualTo(404);
        }
    }

    private static void publish(OwnTopic topic, String type, String subject) {
        assertThat(topic.publish(request -> request.header("ce-id", subject)
                                .header("ce-source", "/test")
                                .header("ce-specversion", "1.0")
                                .header("ce-type", type)
                                .header("ce-subject", subject))
                        .status())
                .isEqualTo(202);
    }

    private static void publishWithKey(OwnTopic topic, String key, String text) {
        assertThat(topic.publish(request -> request.header("ce-id", text)
                                .header("ce-source", "/test")
                                .header("ce-specversion", "1.0")
                                .header("ce-type", "test")
                                .header("ce-partitionkey", key)
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(text)))
                        .status())
                .isEqualTo(202);
    }

    /** In the order in which they were first told, and succeeded. */
    private static List<String> bodiesOf(WebhookReceiver receiver, String key) {
        return receiver.calls().stream()
                .filter(call -> call.header("ce-partitionkey").equals(key))
                .map(WebhookReceiver.Call::body)
                .distinct()
                .toList();
    }

    private static WebhookReceiver.Call only(WebhookReceiver receiver) {
        await().atMost(OwnService.PATIENCE).until(() -> !receiver.calls().isEmpty());
        assertThat(receiver.calls()).hasSize(1);
        return receiver.calls().get(0);
    }

    private static void verify(String secret, WebhookReceiver.Call call) throws Exception {
        new Webhook(secret).verify(call.body(), HttpHeaders.of(call.headers(), (name, value) -> true));
    }

    private static HttpAnswer put(
            OwnTopic topic, String name, String url, @org.jspecify.annotations.Nullable String filter) {
        var json = Json.createObjectBuilder().add("url", url);
        if (filter != null) {
            json.add("filter", filter);
        }
        return putJson(topic, name, json.build().toString());
    }

    private static HttpAnswer putJson(OwnTopic topic, String name, String json) {
        return switchboard.http().call(path(topic, name), request -> request.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private static HttpAnswer get(OwnTopic topic, String name) {
        return switchboard.http().get(path(topic, name));
    }

    private static JsonObject live(OwnTopic topic, String name) {
        return get(topic, name).json().getJsonObject("live");
    }

    private static HttpAnswer post(OwnTopic topic, String what) {
        return switchboard.http().call(path(topic, what), request -> request.POST(BodyPublishers.noBody()));
    }

    private static HttpAnswer delete(OwnTopic topic, String name) {
        return switchboard.http().call(path(topic, name), HttpRequest.Builder::DELETE);
    }

    private static String path(OwnTopic topic, String name) {
        return topic.path() + "/subscriptions/" + name;
    }

    private static List<String> bodies(WebhookReceiver receiver) {
        return receiver.calls().stream().map(WebhookReceiver.Call::body).toList();
    }
}
