package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.outside.EventStream.Event;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Browsers and scripts follow a topic, lose the connection, and go on where they were. */
@ExtendWith(SharedSwitchboard.class)
class StreamsIT {
    private final SwitchboardProcess switchboard;

    StreamsIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void anEventComesAsACloudEventInOneLine() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                EventStream stream = EventStream.open(switchboard, events(topic))) {
            String id = topic.publish("application/json", "{\"a\":\n 1}").json().getString("id");

            Event event = stream.next();

            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(event.id()).isEqualTo(id);
            assertThat(event.type()).isEqualTo("message");
            JsonObject json = json(event);
            assertThat(json.getString("id")).isEqualTo(id);
            assertThat(json.getString("type")).isEqualTo(topic.name());
            assertThat(json.getString("datacontenttype")).isEqualTo("application/json");
            assertThat(json.getJsonObject("data").getInt("a")).isEqualTo(1);
        }
    }

    @Test
    void whatTheBrokersClientsPublishComesToo() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                EventStream stream = EventStream.open(switchboard, events(topic));
                TopicClient jms = JmsTopicClient.plain(switchboard, topic.name());
                TopicClient amqp = JmsTopicClient.amqp(switchboard, topic.name());
                TopicClient mqtt = new MqttTopicClient(switchboard, topic.name());
                TopicClient stomp = new StompTopicClient(switchboard, topic.name())) {
            for (TopicClient client : List.of(jms, amqp, mqtt, stomp)) {
                client.publish("from " + client.getClass().getSimpleName());
                JsonObject event = json(stream.next());
                assertThat(event.getString("id")).isNotBlank();
                assertThat(text(event)).isEqualTo("from " + client.getClass().getSimpleName());
            }
        }
    }

    @Test
    void whoComesBackGoesOnWithoutGapOrRepetition() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            String lastEventId;
            try (EventStream first = EventStream.open(switchboard, events(topic))) {
                topic.publish("1");
                topic.publish("2");
                assertThat(text(first.next())).isEqualTo("1");
                assertThat(text(first.next())).isEqualTo("2");
                lastEventId = first.lastEventId();
            }
            topic.publish("3");
            topic.publish("4");
            try (EventStream second = EventStream.open(switchboard, events(topic), lastEventId)) {
                topic.publish("5");
                assertThat(texts(second, 3)).containsExactly("3", "4", "5");
            }
        }
    }

    @Test
    void whoLostTheConnectionBeforeTheFirstEventMissesNone() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            String lastEventId;
            try (EventStream first = EventStream.open(switchboard, events(topic))) {
                await().atMost(OwnService.PATIENCE)
                        .until(() -> !first.lastEventId().isEmpty());
                lastEventId = first.lastEventId();
            }
            topic.publish("meanwhile");
            try (EventStream second = EventStream.open(switchboard, events(topic), lastEventId)) {
                assertThat(text(second.next())).isEqualTo("meanwhile");
            }
        }
    }

    @Test
    void anIdThatIsNotRetainedIsSaidToBe() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                EventStream stream = EventStream.open(switchboard, events(topic), "long-gone")) {
            assertThat(stream.next().type()).isEqualTo("resync");

            topic.publish("new");
            assertThat(text(stream.next())).isEqualTo("new");
        }
    }

    @Test
    void onlySoManyEventsAreRetained() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard, "{\"retainEvents\": 100}");
                EventStream stream = EventStream.open(switchboard, events(topic))) {
            List<String> ids = Stream.iterate(1, i -> i + 1)
                    .limit(150)
                    .map(i -> topic.publish("event " + i))
                    .toList();
            for (String id : ids) {
                assertThat(stream.next().id()).isEqualTo(id);
            }

            await("the trimming").atMost(OwnService.PATIENCE).until(() -> isGone(topic, ids.get(48)));
            try (EventStream oldest = EventStream.open(switchboard, events(topic), ids.get(50))) {
                assertThat(texts(oldest, 99)).first().isEqualTo("event 52");
            }
        }
    }

    private boolean isGone(OwnTopic topic, String id) throws Exception {
        try (EventStream stream = EventStream.open(switchboard, events(topic), id)) {
            return stream.next().type().equals("resync");
        }
    }

    @Test
    void manyReadersGetTheSame() throws Exception {
        List<EventStream> readers = new ArrayList<>();
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            for (int i = 0; i < 20; i++) {
                readers.add(EventStream.open(switchboard, events(topic)));
            }
            for (int i = 0; i < 50; i++) {
                topic.publish("event " + i);
            }
            List<String> expected = Stream.iterate(0, i -> i + 1)
                    .limit(50)
                    .map(i -> "event " + i)
                    .toList();
            for (EventStream reader : readers) {
                assertThat(texts(reader, 50)).isEqualTo(expected);
            }
        } finally {
            for (EventStream reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void silenceIsFilledWithHeartbeats() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                EventStream stream = EventStream.open(switchboard, events(topic))) {
            await().atMost(OwnService.PATIENCE).until(() -> stream.comments() > 0);
        }
    }

    @Test
    void whoDoesNotReadIsDroppedAndToldSoAndTheOthersGoOn() throws Exception {
        String block = "x".repeat(500_000);
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                EventStream other = EventStream.open(switchboard, events(topic));
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), switchboard.port())) {
            slow.getOutputStream()
                    .write(("GET " + events(topic) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = slow.getInputStream();
            assertThat(in.read()).isEqualTo('H');
            for (int i = 0; i < 40; i++) {
                topic.publish(block);
                other.next();
            }

            slow.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(all).contains("event: too-slow\n");
            assertThat(all.length()).isLessThan(30 * block.length());
        }
    }

    @Test
    void aTopicThatIsRemovedEndsItsStreams() throws Exception {
        try (OwnTopic topic = OwnTopic.declare(switchboard);
                EventStream stream = EventStream.open(switchboard, events(topic))) {
            topic.close();

            assertThat(stream.next().type()).isEqualTo("topic-removed");
        }
    }

    @Test
    void aTopicThatNobodyDeclaredIsUnknown() {
        switchboard.http().get("/api/topics/nobody.declared/events").problem(404, "unknown-topic");
    }

    @Test
    void whoTakesNoEventStreamIsTold() {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            switchboard
                    .http()
                    .call(events(topic), request -> request.header("Accept", "application/json"))
                    .problem(406, "not-acceptable");
        }
    }

    private static String events(OwnTopic topic) {
        return topic.path() + "/events";
    }

    private static List<String> texts(EventStream stream, int count) throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text(stream.next()));
        }
        return texts;
    }

    private static String text(Event event) {
        return text(json(event));
    }

    private static String text(JsonObject event) {
        return event.containsKey("data")
                ? event.getString("data")
                : new String(
                        java.util.Base64.getDecoder().decode(event.getString("data_base64")), StandardCharsets.UTF_8);
    }

    private static JsonObject json(Event event) {
        try (JsonReader reader = Json.createReader(new StringReader(event.data()))) {
            return reader.readObject();
        }
    }
}
