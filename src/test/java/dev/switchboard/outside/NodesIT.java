package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.database.PostgreSql;
import dev.switchboard.database.SharedPostgreSql;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one node was asked for, and another one does: with one broker and one database it doesn't matter whom one asks. */
@ExtendWith(SharedPostgreSql.class)
class NodesIT {
    private static TwoNodes nodes;
    private static SwitchboardProcess one;
    private static SwitchboardProcess two;

    @BeforeAll
    static void start(PostgreSql postgresql) {
        nodes = TwoNodes.on(postgresql);
        one = nodes.one();
        two = nodes.two();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void aStreamBeginsOnOneNodeAndGoesOnOnAnother() throws Exception {
        try (OwnTopic topic = declaredEverywhere()) {
            String path = topic.path() + "/events";
            EventReader elsewhere = EventReader.read(two, path, "");
            EventReader here = EventReader.read(one, path, "");
            await().atMost(OwnService.PATIENCE).until(() -> isTold(topic, here) && isTold(topic, elsewhere));

            String last = topic.publish("1"); // both streams have begun: it is for both
            List<String> later = List.of(topic.publish("2"), topic.publish("3"));
            await().atMost(OwnService.PATIENCE).until(() -> elsewhere.ids().contains(last));

            EventReader resumed = EventReader.read(two, path, last);
            await().atMost(OwnService.PATIENCE).until(() -> resumed.ids().containsAll(later));
            await().atMost(OwnService.PATIENCE).until(() -> elsewhere.ids().containsAll(later));
            await().atMost(OwnService.PATIENCE).until(() -> here.ids().containsAll(later));
            assertThat(after(last, here)).isEqualTo(after(last, elsewhere));
            assertThat(told(resumed)).doesNotHaveDuplicates().isEqualTo(after(last, here));
        }
    }

    @Test
    void aKeyOfOneNodeIsGoodOnAnotherAndRevokedThereSoon() {
        TestKey key = TestKey.ofRoles(one, "operator");
        HttpCaller there = two.http().bearing(key.text());
        String cookie = one.http()
                .postJson("/api/session", "{\"key\":\"" + key.text() + "\"}")
                .header("Set-Cookie")
                .replaceFirst(";.*", "");
        await().atMost(OwnService.PATIENCE)
                .until(() -> there.get("/api/session").status() == 200);
        await().atMost(OwnService.PATIENCE).until(() -> two.http()
                .call("/api/session", request -> request.header("Cookie", cookie))
                .json()
                .getString("name")
                .equals("a test"));

        key.revoke();

        await().atMost(Duration.ofSeconds(10)) // two, on an idle machine
                .until(() -> there.get("/api/services").status() == 401);
    }

    @Test
    void aSubscriptionOfOneNodeIsPausedOnAnother() throws Exception {
        try (OwnTopic topic = declaredEverywhere();
                WebhookReceiver receiver = WebhookReceiver.start()) {
            one.http().call(topic.path() + "/subscriptions/audit", request -> request.header(
                            "Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"url\":\"" + receiver.url("/events") + "\"}")));
            topic.publish("told");
            await().atMost(OwnService.PATIENCE).until(() -> receiver.calls().size() == 1);

            assertThat(two.http()
                            .postJson(topic.path() + "/subscriptions/audit/pause", "")
                            .status())
                    .isEqualTo(200);
            assertThat(one.http().get(topic.path() + "/subscriptions/audit").status())
                    .isEqualTo(200);
            await("the pause").atMost(OwnService.PATIENCE).until(() -> one.http()
                    .get(topic.path() + "/subscriptions/audit")
                    .json()
                    .getString("state")
                    .equals("paused"));
        }
    }

    @Test
    void whoWaitsOnOneNodeHearsOfAReplyThatAnotherTook() throws Exception {
        try (OwnService service = OwnService.declare(one)) {
            BegunExchange begun = BegunExchange.of(one, service);
            EventReader events = EventReader.read(two, begun.path() + "/events", "");
            events.awaitEvents(1);
            try (JmsReplier replier = JmsReplier.listen(
                    nodes.broker().url(),
                    ExternalBroker.USER,
                    ExternalBroker.PASSWORD,
                    service.name(),
                    JmsReplier.echo())) {
                HttpAnswer waited = two.http().call(begun.path(), request -> request.header("Prefer", "wait=30"));

                assertThat(waited.json().getString("state")).isEqualTo("replied");
                events.awaitEnd();
                assertThat(events.events()).containsExactly("accepted", "replied");
                assertThat(replier.requests()).hasSize(1);
            }
        }
    }

    /** What one node declares another one sees some seconds later. */
    private static OwnTopic declaredEverywhere() {
        OwnTopic topic = OwnTopic.declare(one);
        await().atMost(OwnService.PATIENCE)
                .until(() -> two.http().get(topic.path()).status() == 200);
        return topic;
    }

    /** A stream begins when it does: an event before that is not for it. */
    private static boolean isTold(OwnTopic topic, EventReader reader) {
        topic.publish("is anybody there?");
        return !told(reader).isEmpty();
    }

    private static List<String> after(String id, EventReader reader) {
        List<String> ids = told(reader);
        return ids.subList(ids.indexOf(id) + 1, ids.size());
    }

    /** Without the begin of the stream, which is an id and no event. */
    private static List<String> told(EventReader reader) {
        return reader.ids().stream().filter(id -> !id.startsWith("@")).toList();
    }
}
