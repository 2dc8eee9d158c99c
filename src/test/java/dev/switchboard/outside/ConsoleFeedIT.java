package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.database.PostgreSql;
import dev.switchboard.database.SharedPostgreSql;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console is told, by two nodes with one broker and one database. */
@ExtendWith(SharedPostgreSql.class)
class ConsoleFeedIT {
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
    void whatHappensOnANodeIsTold() throws Exception {
        try (OwnService service = OwnService.declare(one);
                ConsoleFeed feed = ConsoleFeed.open(one)) {
            service.ask("text/plain", "is anybody there?");
            JsonObject refused = feed.awaitExchange("a refusal", of(service, "failed"));
            assertThat(refused.getString("problem")).isEqualTo("no-responder");

            try (JmsReplier replier = answering(service)) {
                String id = service.ask("text/plain", "hello")
                        .headers()
                        .firstValue("Exchange-Id")
                        .orElseThrow();
                JsonObject replied = feed.awaitExchange("the reply", of(service, "replied"));
                assertThat(replied.getString("id")).isEqualTo(id);
                assertThat(replied.getString("pattern")).isEqualTo("request-response");
                assertThat(replied.getInt("status")).isEqualTo(200);
                assertThat(replied.getJsonNumber("durationMs").longValue()).isNotNegative();
                JsonObject figures = feed.awaitFigures("its rate", all -> rate(all, service, "replies") > 0);
                assertThat(figures.getString("broker")).isEqualTo("up");
                assertThat(figures.getString("ledger")).isEqualTo("up");
                assertThat(figures.getInt("outbox")).isZero();
                assertThat(figures.getJsonObject("deliveries")).containsOnlyKeys("retrying", "dead");
                assertThat(of(figures, service).getInt("responders")).isOne();
                assertThat(latency(figures, service)).isPositive();
                assertThat(replier.requests()).hasSize(1);
            }
        }
    }

    @Test
    void whatHappensOnOneNodeIsToldOnAnother() throws Exception {
        try (OwnService service = OwnService.declare(one);
                ConsoleFeed feed = ConsoleFeed.open(two);
                JmsReplier replier = answering(service)) {
            feed.awaitFigures("both nodes", all -> nodes(all).equals(List.of("one", "two")));

            service.ask("text/plain", "hello");
            JsonObject waited = feed.awaitExchange("one that was waited for", of(service, "replied"));
            assertThat(waited.getString("node")).isEqualTo("one");
            assertThat(latency(feed.awaitFigures("its rate", all -> rate(all, service, "replies") > 0), service))
                    .isPositive();

            BegunExchange begun = BegunExchange.of(one, service);
            JsonObject wentOn = feed.awaitExchange(
                    "one that was not", of(service, "replied").and(each -> isOf(each, begun)));
            assertThat(wentOn.getString("pattern")).isEqualTo("request-callback");
            assertThat(wentOn.getString("endedAt"))
                    .isEqualTo(begun.awaitState("replied").getString("endedAt"));
            assertThat(replier.requests()).hasSize(2);
        }
    }

    @Test
    void anExchangeThatWaitsIsToldOfAndHowItEnds() throws Exception {
        try (OwnService service = OwnService.declare(one);
                ConsoleFeed feed = ConsoleFeed.open(one)) {
            BegunExchange begun = BegunExchange.of(one, service);
            JsonObject pending = feed.awaitExchange("its begin", of(service, "pending"));
            assertThat(pending.getString("id")).isEqualTo(begun.id());
            assertThat(pending).doesNotContainKey("endedAt");

            begun.cancel();

            assertThat(feed.awaitExchange("its end", of(service, "cancelled")).getString("id"))
                    .isEqualTo(begun.id());
        }
    }

    @Test
    void whileTheBrokerIsAwayANodeTellsOfItself() throws Exception {
        try (OwnService service = OwnService.declare(one);
                ConsoleFeed feed = ConsoleFeed.open(one)) {
            nodes.broker().close();
            feed.awaitFigures("the loss", all -> all.getString("broker").equals("down"));

            service.ask("text/plain", "hello");
            JsonObject refused = feed.awaitExchange("a refusal", of(service, "failed"));
            assertThat(refused.getString("problem")).isEqualTo("broker-unavailable");

            nodes.restartBroker();
            feed.awaitFigures("its return", all -> all.getString("broker").equals("up"));
            feed.awaitFigures("the others", all -> nodes(all).contains("one"));
        }
        two.awaitReadiness();
    }

    @Test
    void bodiesAreShownForReadingAndWithoutWhatIsSecret() throws Exception {
        try (OwnService service = OwnService.declare(one);
                JmsReplier replier = answering(service)) {
            BegunExchange exchange = BegunExchange.of(one, service, json("{\"name\":\"Ada\",\"Password\":\"hush\"}"));
            exchange.awaitState("replied");

            JsonObject bodies = two.http()
                    .get("/api/console/exchanges/" + exchange.id() + "/bodies")
                    .json();

            for (String each : List.of("request", "reply")) {
                JsonObject body = bodies.getJsonObject(each);
                assertThat(body.getString("text"))
                        .contains("\"name\": \"Ada\"", "\"Password\": \"•••\"")
                        .doesNotContain("hush");
                assertThat(body.getBoolean("masked")).isTrue();
                assertThat(body.getBoolean("truncated")).isFalse();
                assertThat(body.getInt("size")).isEqualTo(32);
            }
            assertThat(replier.requests()).hasSize(1);
        }
        one.http().get("/api/console/exchanges/nonsense/bodies").problem(404, "unknown-exchange");
    }

    @Test
    void deliveriesAreListedAndAttemptedOnDemand() throws Exception {
        try (OwnService service = OwnService.declare(one);
                OwnTopic topic = OwnTopic.declare(one);
                JmsReplier replier = answering(service);
                WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(503);
            BegunExchange exchange = BegunExchange.of(
                    one, service, request -> request.header("Callback-Url", receiver.url("/callback")));
            subscribe(topic, receiver);
            String event = topic.publish("news");
            receiver.awaitCalls(2);
            String subscribed = event + ":" + topic.name() + ":audit";

            JsonObject callback = awaitDelivery(exchange.id());
            assertThat(callback.getString("kind")).isEqualTo("callback");
            assertThat(callback.getString("receiver")).isEqualTo(receiver.url("/callback"));
            assertThat(callback.getInt("lastStatus")).isEqualTo(503);
            assertThat(callback.getInt("attempts")).isOne();
            assertThat(callback).containsKeys("nextAttemptAt", "createdAt");
            JsonObject subscription = awaitDelivery(subscribed);
            assertThat(subscription.getString("kind")).isEqualTo("subscription");
            assertThat(subscription.getString("topic")).isEqualTo(topic.name());
            assertThat(subscription.getString("subscription")).isEqualTo("audit");

            receiver.answers(204);
            assertThat(attempt(exchange.id()).status()).isEqualTo(202);
            assertThat(attempt(subscribed).status()).isEqualTo(202);

            receiver.awaitCalls(4);
            await().atMost(OwnService.PATIENCE).until(() -> retrying().isEmpty());
            assertThat(replier.requests()).hasSize(1);
        }
        attempt("nonsense").problem(404, "unknown-delivery");
        one.http().get("/api/deliveries?state=delivered").problem(422, "unreadable-field");
    }

    @Test
    void theFeedIsOnlyRead() {
        HttpAnswer answer = one.http().postJson("/api/console/feed", "{}");

        answer.problem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET");
    }

    private static void subscribe(OwnTopic topic, WebhookReceiver receiver) {
        String json = "{\"url\": \"" + receiver.url("/events") + "\"}";
        assertThat(one.http()
                        .call(topic.path() + "/subscriptions/audit", request -> request.header(
                                        "Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(json)))
                        .status())
                .isEqualTo(201);
    }

    private static JmsReplier answering(OwnService service) throws Exception {
        JmsReplier replier = JmsReplier.listen(
                nodes.broker().url(), ExternalBroker.USER, ExternalBroker.PASSWORD, service.name(), JmsReplier.echo());
        service.awaitLive("the replier", live -> live.getInt("responders", 0) == 1);
        return replier;
    }

    private static UnaryOperator<HttpRequest.Builder> json(String text) {
        return request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(text));
    }

    private static JsonObject awaitDelivery(String id) {
        await("the delivery " + id).atMost(OwnService.PATIENCE).until(() -> retrying().stream()
                .anyMatch(each -> each.getString("id").equals(id)));
        return retrying().stream()
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> retrying() {
        return two.http()
                .get("/api/deliveries?state=retrying")
                .json()
                .getJsonArray("deliveries")
                .getValuesAs(JsonObject.class);
    }

    private static HttpAnswer attempt(String id) {
        return one.http().postJson("/api/deliveries/" + id + "/attempts", "");
    }

    private static Predicate<JsonObject> of(OwnService service, String state) {
        return exchange -> exchange.getString("service").equals(service.name())
                && exchange.getString("state").equals(state);
    }

    private static boolean isOf(JsonObject told, BegunExchange exchange) {
        return told.getString("id").equals(exchange.id());
    }

    private static List<String> nodes(JsonObject figures) {
        return figures.getJsonArray("nodes").getValuesAs(JsonString::getString);
    }

    private static JsonObject of(JsonObject figures, OwnService service) {
        return figures.getJsonArray("services").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals(service.name()))
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }

    private static double rate(JsonObject figures, OwnService service, String of) {
        JsonObject told = of(figures, service);
        return told.isEmpty()
                ? 0
                : told.getJsonObject("perSecond").getJsonNumber(of).doubleValue();
    }

    private static double latency(JsonObject figures, OwnService service) {
        return of(figures, service)
                .getJsonObject("latency")
                .getJsonNumber("p99")
                .doubleValue();
    }
}
