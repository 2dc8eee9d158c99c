package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.example.DurableSubscriber;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of the broker subscribe and publish, each in its own protocol, and no HTTP is involved. */
@ExtendWith(SharedSwitchboard.class)
class SubscribersIT {
    private final SwitchboardProcess switchboard;

    SubscribersIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void whatOneOfThemPublishesReachesAllOfThem() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                TopicClient jms = JmsTopicClient.plain(switchboard, topic.name());
                TopicClient amqp = JmsTopicClient.amqp(switchboard, topic.name());
                TopicClient mqtt = new MqttTopicClient(switchboard, topic.name());
                TopicClient stomp = new StompTopicClient(switchboard, topic.name())) {
            List<TopicClient> all = List.of(jms, amqp, mqtt, stomp);

            jms.publish("from JMS");
            amqp.publish("from AMQP 1.0");
            mqtt.publish("from MQTT 5");
            stomp.publish("from STOMP");
            topic.publish("from HTTP, größer");

            for (TopicClient each : all) {
                List<String> got = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    got.add(each.next());
                }
                assertThat(got)
                        .as(each.getClass().getSimpleName())
                        .containsExactlyInAnyOrder(
                                "from JMS", "from AMQP 1.0", "from MQTT 5", "from STOMP", "from HTTP, größer");
            }
        }
    }

    @Test
    void aDurableSubscriberGetsWhatWasPublishedWhileItWasAway() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            JmsTopicClient.durable(switchboard, topic.name(), "audit").close();

            topic.publish("first");
            topic.publish("second");

            try (JmsTopicClient back = JmsTopicClient.durable(switchboard, topic.name(), "audit")) {
                assertThat(back.next()).isEqualTo("first");
                assertThat(back.next()).isEqualTo("second");
            }
        }
    }

    @Test
    void theExampleListens() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            BlockingQueue<String> printed = new LinkedBlockingQueue<>();
            try (JMSContext example = DurableSubscriber.subscribe(
                    "tcp://localhost:" + switchboard.brokerPort(), topic.name(), printed::add)) {
                topic.publish(request -> request.header("ce-id", "1")
                        .header("ce-source", "/test")
                        .header("ce-specversion", "1.0")
                        .header("ce-type", "test")
                        .header("ce-subject", "C-1001")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("moved")));

                assertThat(printed.poll(TopicClient.PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .isEqualTo("C-1001 moved");
            }
        }
    }

    @Test
    void sharersOfADurableSubscriptionDivideTheEventsAmongThem() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                JmsTopicClient one = JmsTopicClient.sharedDurable(switchboard, topic.name(), topic.name());
                JmsTopicClient other = JmsTopicClient.sharedDurable(switchboard, topic.name(), topic.name())) {
            topic.publish("a");
            topic.publish("b");

            assertThat(List.of(one.next(), other.next())).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void anEventComesAsAMessageWithItsAttributes() throws Exception {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                JmsTopicClient subscriber = JmsTopicClient.plain(switchboard, topic.name())) {
            String id = topic.publish(request -> request.header("Content-Type", "application/json")
                            .header("traceparent", traceparent)
                            .POST(BodyPublishers.ofString("{\"a\": 1}")))
                    .json()
                    .getString("id");

            Message event = subscriber.nextMessage();

            assertThat(event.getBody(String.class)).isEqualTo("{\"a\": 1}");
            assertThat(event.getStringProperty("contentType")).isEqualTo("application/json");
            assertThat(event.getStringProperty("traceparent")).isEqualTo(traceparent);
            assertThat(event.getStringProperty("cloudEvents_id")).isEqualTo(id);
            assertThat(event.getStringProperty("cloudEvents_specversion")).isEqualTo("1.0");
            assertThat(event.getStringProperty("cloudEvents_source")).isEqualTo(topic.path());
            assertThat(event.getStringProperty("cloudEvents_type")).isEqualTo(topic.name());
            assertThat(event.getStringProperty("cloudEvents_time")).endsWith("Z");
            assertThat(event.getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
            assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        }
    }

    @Test
    void theTopicTellsWhoSubscribesAndHowMuchWaitsForThem() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            JmsTopicClient.durable(switchboard, topic.name(), "audit").close();
            try (JmsTopicClient plain = JmsTopicClient.plain(switchboard, topic.name())) {
                topic.publish("waits for one, has reached the other");

                JsonObject live = topic.awaitLive(
                        "both subscribers",
                        now -> now.getJsonArray("subscribers").size() == 2
                                && subscriber(now, "durable").getInt("depth", 0) == 1);

                assertThat(subscriber(live, "durable").getInt("consumers")).isZero();
                assertThat(subscriber(live, "non-durable").getInt("consumers")).isEqualTo(1);
                assertThat(live.getInt("events")).isEqualTo(1);
                assertThat(plain.next()).startsWith("waits for one");
            }
        }
    }

    private static JsonObject subscriber(JsonObject live, String kind) {
        return live.getJsonArray("subscribers").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("kind").equals(kind))
                .findFirst()
                .orElse(jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
    }
}
