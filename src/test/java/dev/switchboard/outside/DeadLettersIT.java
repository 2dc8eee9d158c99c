package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What failed for good is listed with its reason and its origin, and goes back there on demand. */
class DeadLettersIT {
    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void start() {
        switchboard = Launch.inDevelopment()
                .with("SWITCHBOARD_CALLBACK_SCHEDULE", "PT0.1S")
                .start();
    }

    @AfterAll
    static void stop() {
        switchboard.close();
    }

    @Test
    void aDeadDeliveryIsListedByTopicAndSubscriptionAndSentAgain() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(call -> 500);
            subscribe(topic, "audit", receiver.url("/events"));
            String first = topic.publish("first");
            String second = topic.publish("second");
            await().atMost(OwnService.PATIENCE)
                    .until(() -> deadLetters("topic=" + topic.name()).size() == 2);

            List<JsonObject> dead = deadLetters("topic=" + topic.name() + "&subscription=audit");

            assertThat(dead)
                    .extracting(letter -> letter.getString("id").split("/", -1)[0])
                    .containsExactlyInAnyOrder(first, second);
            assertThat(dead).allSatisfy(letter -> {
                assertThat(letter.getString("topic")).isEqualTo(topic.name());
                assertThat(letter.getString("subscription")).isEqualTo("audit");
                assertThat(letter.getString("reason")).contains("500");
            });
            assertThat(deadLetters("topic=" + topic.name() + "&subscription=other"))
                    .isEmpty();

            receiver.answers(call -> 200);
            assertThat(sendAgain("id=" + encoded(dead.get(0).getString("id")))).isEqualTo(1);
            await().atMost(OwnService.PATIENCE)
                    .until(() -> deadLetters("topic=" + topic.name()).size() == 1);
            assertThat(sendAgain("topic=" + topic.name())).isEqualTo(1);
            await().atMost(OwnService.PATIENCE)
                    .until(() -> deadLetters("topic=" + topic.name()).isEmpty());
        }
    }

    @Test
    void anEventThatADurableSubscriberGivesUpGoesBackToItAlone() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                JMSContext jms = context()) {
            JmsTopicClient.durable(switchboard, topic.name(), "audit").close();
            topic.publish("indigestible");
            giveUp(jms, topic);

            await().atMost(OwnService.PATIENCE)
                    .until(() -> deadLetters("topic=" + topic.name()).size() == 1);
            JsonObject dead = deadLetters("topic=" + topic.name()).get(0);
            assertThat(dead.getString("reason")).contains("never acknowledged");
            assertThat(dead.getString("subscription")).contains("audit");

            assertThat(sendAgain("id=" + dead.getString("id"))).isEqualTo(1);

            try (JmsTopicClient audit = JmsTopicClient.durable(switchboard, topic.name(), "audit")) {
                Message again = audit.nextMessage();
                assertThat(again.getBody(String.class)).isEqualTo("indigestible");
                assertThat(again.getStringProperty("cloudEvents_type")).isEqualTo(topic.name());
            }
            assertThat(deadLetters("topic=" + topic.name())).isEmpty();
        }
    }

    @Test
    void anEventThatNobodyCanReadIsListedWithItsReason() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                WebhookReceiver receiver = WebhookReceiver.start();
                JMSContext jms = context()) {
            subscribe(topic, "audit", receiver.url("/events"));

            jms.createProducer().send(jms.createTopic(topic.name()), java.util.Map.of("a", "map"));
            topic.publish("the next");

            await().atMost(OwnService.PATIENCE).until(() -> bodies(receiver).contains("the next"));
            await().atMost(OwnService.PATIENCE)
                    .until(() -> deadLetters("topic=" + topic.name() + "&subscription=audit")
                                    .size()
                            == 1);
            assertThat(deadLetters("topic=" + topic.name()).get(0).getString("reason"))
                    .contains("TextMessage");
        }
    }

    @Test
    void aLimitThatIsNoneIsRefused() {
        switchboard.http().get("/api/dead-letters?limit=0").problem(422, "unreadable-field");
    }

    /** As the broker does when a subscriber has taken it ten times in vain, for which a test has no time. */
    private static void giveUp(JMSContext jms, OwnTopic topic) throws Exception {
        JsonObject subscriber = topic.awaitLive(
                        "the event to wait",
                        live -> live.getJsonArray("subscribers").size() == 1
                                && live.getJsonArray("subscribers")
                                                .getJsonObject(0)
                                                .getInt("depth")
                                        == 1)
                .getJsonArray("subscribers")
                .getJsonObject(0);
        TextMessage request = jms.createTextMessage("[\"\"]");
        request.setStringProperty("_AMQ_ResourceName", "queue." + subscriber.getString("queue"));
        request.setStringProperty("_AMQ_OperationName", "sendMessagesToDeadLetterAddress");
        request.setJMSReplyTo(jms.createTemporaryQueue());
        jms.createProducer().send(jms.createQueue("activemq.management"), request);
    }

    private static JMSContext context() {
        return new ActiveMQConnectionFactory(
                        "tcp://localhost:" + switchboard.brokerPort(), "switchboard", "switchboard")
                .createContext();
    }

    private static void subscribe(OwnTopic topic, String name, String url) {
        HttpAnswer answer = switchboard.http().call(topic.path() + "/subscriptions/" + name, request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"url\": \"" + url + "\"}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static List<JsonObject> deadLetters(String query) {
        return switchboard
                .http()
                .get("/api/dead-letters?" + query)
                .json()
                .getJsonArray("deadLetters")
                .getValuesAs(JsonObject.class);
    }

    private static int sendAgain(String query) {
        return switchboard
                .http()
                .call("/api/dead-letters/redeliveries?" + query, request -> request.POST(BodyPublishers.noBody()))
                .json()
                .getInt("sentAgain");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> bodies(WebhookReceiver receiver) {
        return receiver.calls().stream().map(WebhookReceiver.Call::body).toList();
    }
}
