package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one caller has made doesn't exist for another. */
@ExtendWith(SharedProduction.class)
class OwnershipIT {
    private static SwitchboardProcess switchboard;
    private static TestKey mine;
    private static TestKey others;
    private static OwnService service;

    @BeforeAll
    static void makeKeys(SwitchboardProcess shared) {
        switchboard = shared;
        mine = TestKey.ofRoles(shared, "requestor", "subscriber");
        others = TestKey.ofRoles(shared, "requestor", "subscriber");
        service = OwnService.declare(shared);
    }

    @AfterAll
    static void revokeKeys() {
        mine.revoke();
        others.revoke();
        service.close();
    }

    private static HttpAnswer begin(HttpCaller caller, String idempotencyKey) {
        return caller.call(service.path() + "/requests", request -> request.header("Prefer", "respond-async")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString("what is asked")));
    }

    private static String id(HttpAnswer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.json().getString("id");
    }

    @Test
    void anExchangeIsThereForWhoMadeItAndForOperatorsAlone() {
        String id = id(begin(mine.caller(), "one"));
        String path = "/api/exchanges/" + id;
        String nothing = "/api/exchanges/" + id.substring(0, 30) + "000000";

        for (String part : List.of("", "/reply", "/reply?late=true", "/events")) {
            assertSame(others.caller().get(path + part), others.caller().get(nothing + part), id, nothing);
        }
        assertSame(others.caller().delete(path), others.caller().delete(nothing), id, nothing);
        assertSame(redeliver(others.caller(), path), redeliver(others.caller(), nothing), id, nothing);

        assertThat(mine.caller().get(path).json().getString("state")).isEqualTo("pending");
        assertThat(switchboard.http().get(path).json().getString("state")).isEqualTo("pending");
        assertThat(mine.caller().get(path + "/reply").status()).isEqualTo(202);
        assertThat(mine.caller().delete(path).json().getString("state")).isEqualTo("cancelled");
        assertThat(mine.caller().get(path + "/reply").status()).isEqualTo(410);
        assertThat(switchboard.http().get(path + "/reply").status()).isEqualTo(410);
        assertThat(mine.caller().get(path + "/events").body()).contains("event: cancelled");
    }

    @Test
    void whoWaitsForAnothersExchangeDoesNotWait() {
        String path = "/api/exchanges/" + id(begin(mine.caller(), "waited-for"));
        long asked = System.nanoTime();

        others.caller()
                .call(path, request -> request.header("Prefer", "wait=30"))
                .problem(404, "unknown-exchange");

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aReplyIsForWhoAskedForIt() throws Exception {
        try (OwnService answered = OwnService.declare(switchboard);
                JmsReplier replier = answered.answeredBy(JmsReplier.text("for me alone"))) {
            HttpAnswer accepted = mine.caller()
                    .call(answered.path() + "/requests", request -> request.header("Prefer", "respond-async")
                            .POST(BodyPublishers.ofString("?")));
            String reply = "/api/exchanges/" + id(accepted) + "/reply";
            await().atMost(OwnService.PATIENCE)
                    .until(() -> mine.caller().get(reply).status() == 200);

            assertThat(mine.caller().get(reply).body()).isEqualTo("for me alone");
            assertThat(switchboard.http().get(reply).body()).isEqualTo("for me alone");
            others.caller().get(reply).problem(404, "unknown-exchange");
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void listsShowOnesOwn() {
        String id = id(begin(mine.caller(), "listed"));

        assertThat(mine.caller().get("/api/exchanges?service=" + service.name()).body())
                .contains(id);
        assertThat(switchboard
                        .http()
                        .get("/api/exchanges?service=" + service.name())
                        .body())
                .contains(id);
        assertThat(others.caller()
                        .get("/api/exchanges?service=" + service.name())
                        .body())
                .doesNotContain(id);
        assertThat(others.caller().get("/api/exchanges").body()).doesNotContain(id);
    }

    @Test
    void theSameIdempotencyKeyOfTwoCallersIsTwo() {
        String first = id(begin(mine.caller(), "shared"));
        String again = id(begin(mine.caller(), "shared"));
        String other = id(begin(others.caller(), "shared"));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aSubscriptionIsItsMakers() {
        switchboard.http().put("/api/topics/it.owned", "{}");
        String path = "/api/topics/it.owned/subscriptions/ledger";
        String url = "{\"url\":\"http://127.0.0.1:9/\"}";
        assertThat(mine.caller().put(path, url).status()).isEqualTo(201);

        others.caller().get(path).problem(404, "unknown-subscription");
        others.caller().put(path, url).problem(409, "subscription-name-taken");
        others.caller().delete(path).problem(404, "unknown-subscription");
        for (String action : List.of("/secret", "/pause", "/resume")) {
            others.caller().postJson(path + action, "").problem(404, "unknown-subscription");
        }
        assertThat(others.caller().get("/api/topics/it.owned/subscriptions").body())
                .doesNotContain("ledger");
        assertThat(mine.caller().get("/api/topics/it.owned/subscriptions").body())
                .contains("ledger");
        assertThat(switchboard.http().get(path).status()).isEqualTo(200);
        assertThat(switchboard.http().put(path, url).status()).isEqualTo(200);
        assertThat(mine.caller().get(path).status()).as("it stays its maker's").isEqualTo(200);
        assertThat(mine.caller().delete(path).status()).isEqualTo(204);

        switchboard.http().delete("/api/topics/it.owned");
    }

    @Test
    void aTopicNamesNobodyElsesSubscriptions() {
        switchboard.http().put("/api/topics/it.counted", "{}");
        String subscriptions = "/api/topics/it.counted/subscriptions/";
        String url = "{\"url\":\"http://127.0.0.1:9/\"}";
        assertThat(mine.caller().put(subscriptions + "mine", url).status()).isEqualTo(201);
        assertThat(others.caller().put(subscriptions + "another", url).status()).isEqualTo(201);
        await().atMost(OwnService.PATIENCE)
                .until(() -> subscribers(switchboard.http()).size() == 2);

        assertThat(subscribers(mine.caller()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).containsKeys("kind", "consumers", "depth"))
                .filteredOn(each -> each.containsKey("queue"))
                .singleElement(InstanceOfAssertFactories.type(JsonObject.class))
                .satisfies(own -> assertThat(own.getString("queue")).endsWith("/mine"));
        assertThat(mine.caller().get("/api/topics").body()).contains("it.counted/mine");
        for (String path : List.of("/api/topics", "/api/topics/it.counted")) {
            assertThat(mine.caller().get(path).body()).contains("it.counted").doesNotContain("another");
            assertThat(switchboard.http().get(path).body()).contains("it.counted/mine", "it.counted/another");
        }

        switchboard.http().delete("/api/topics/it.counted");
    }

    private static List<JsonObject> subscribers(HttpCaller caller) {
        return caller.get("/api/topics/it.counted")
                .json()
                .getJsonObject("live")
                .getJsonArray("subscribers")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void aCallbackDoesNotReachAServiceThatTheCallerMayNotUse() {
        TestKey limited =
                TestKey.make(switchboard, "\"roles\":[\"requestor\"],\"services\":[\"" + service.name() + "\"]");

        for (String queue : List.of("crm.phone-number", "insight.customer-analysis")) {
            callingBack(limited, "jms:queue:" + queue).problem(403, "forbidden");
        }
        assertThat(callingBack(limited, "jms:queue:desk.outcomes").status()).isEqualTo(202);
        limited.revoke();
    }

    private static HttpAnswer callingBack(TestKey key, String address) {
        return key.caller().call(service.path() + "/requests", request -> request.header("Callback-Url", address)
                .POST(BodyPublishers.ofString("?")));
    }

    private static HttpAnswer redeliver(HttpCaller caller, String exchange) {
        return caller.postJson(exchange + "/delivery/attempts", "");
    }

    /** But for the id that was asked for. */
    private static void assertSame(HttpAnswer ofAnothers, HttpAnswer ofNothing, String id, String nothing) {
        String unknown = nothing.substring(nothing.lastIndexOf('/') + 1);
        assertThat(ofAnothers.status()).isEqualTo(404);
        assertThat(ofAnothers.body().replace(id, "ID"))
                .isEqualTo(ofNothing.body().replace(unknown, "ID"));
    }
}
