package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.switchboard.outside.WebhookReceiver.Call;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of API keys. */
@ExtendWith(SharedProduction.class)
class KeysIT {
    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void share(SwitchboardProcess shared) {
        switchboard = shared;
    }

    @Test
    void aKeyIsShownOnceAndThenOnlyWhatItBeginsWith() {
        HttpAnswer made = switchboard.http().postJson("/api/keys", """
                {"name": "the desk", "roles": ["requestor", "subscriber"], "services": ["a.service"], "topics": ["a.topic"],
                 "rateLimit": 25, "expiresAt": "2999-01-01T00:00:00Z"}""");

        assertThat(made.status()).isEqualTo(201);
        JsonObject key = made.json();
        assertThat(key.getString("key")).matches("sb_[A-Za-z0-9_-]{43}").startsWith(key.getString("prefix"));
        assertThat(key.getString("secret")).startsWith("whsec_");
        JsonObject shown = switchboard
                .http()
                .get(URI.create(made.header("Location")).getPath())
                .json();
        assertThat(shown.keySet()).doesNotContain("key", "secret", "hash");
        assertThat(shown.getString("state")).isEqualTo("active");
        assertThat(shown.getString("expiresAt")).isEqualTo("2999-01-01T00:00:00.000Z");
        assertThat(shown.getInt("rateLimit")).isEqualTo(25);
        assertThat(shown.getJsonArray("services").toString()).isEqualTo("[\"a.service\"]");
        assertThat(shown.getJsonArray("roles").toString()).isEqualTo("[\"requestor\",\"subscriber\"]");
        String list = switchboard.http().get("/api/keys").body();
        assertThat(list).contains(key.getString("id")).doesNotContain(key.getString("key"), key.getString("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|name",
                "[]|object",
                "{\"name\":\"\",\"roles\":[\"requestor\"]}|name",
                "{\"name\":1,\"roles\":[\"requestor\"]}|name",
                "{\"name\":\"a\"}|roles",
                "{\"name\":\"a\",\"roles\":[]}|roles",
                "{\"name\":\"a\",\"roles\":\"operator\"}|roles",
                "{\"name\":\"a\",\"roles\":[\"administrator\"]}|roles",
                "{\"name\":\"a\",\"roles\":[\"requestor\",1]}|roles",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"role\":1}|role",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"services\":[]}|services",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"services\":[\"*\"]}|services",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"topics\":\"a\"}|topics",
                "{\"name\":\"a\",\"roles\":[\"operator\"],\"services\":[\"a\"]}|roles",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"rateLimit\":0}|rateLimit",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"rateLimit\":1000001}|rateLimit",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"rateLimit\":1.5}|rateLimit",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"rateLimit\":\"5\"}|rateLimit",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"expiresAt\":\"soon\"}|expiresAt",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}|expiresAt",
                "{\"name\":\"a\",\"roles\":[\"requestor\"],\"expiresAt\":\"+999999999-12-31T00:00:00Z\"}|expiresAt"
            })
    void whatCannotBeUsedIsNamed(String body, String field) {
        JsonObject problem = switchboard.http().postJson("/api/keys", body).problem(422, "unreadable-field");

        assertThat(problem.getString("detail")).contains(field);
    }

    @Test
    void aRevokedKeyIsGoodForNothingAtOnce() {
        TestKey key = TestKey.ofRoles(switchboard, "requestor");
        assertThat(key.caller().get("/api/services").status()).isEqualTo(200);

        assertThat(switchboard.http().delete(key.path()).status()).isEqualTo(204);

        key.caller().get("/api/services").problem(401, "invalid-key");
        assertThat(switchboard.http().get(key.path()).json().getString("state")).isEqualTo("revoked");
        assertThat(switchboard.http().delete(key.path()).status()).isEqualTo(204);
        switchboard.http().postJson(key.path() + "/rotation", "").problem(409, "key-revoked");
        switchboard.http().postJson(key.path() + "/secret", "").problem(409, "key-revoked");
        switchboard.http().delete("/api/keys/none").problem(404, "unknown-key");
    }

    @Test
    void aKeyExpiresByItself() {
        TestKey key = TestKey.make(
                switchboard,
                "\"roles\":[\"requestor\"],\"expiresAt\":\"" + Instant.now().plusSeconds(15) + "\"");
        assertThat(key.caller().get("/api/services").status()).isEqualTo(200);

        await().atMost(OwnService.PATIENCE)
                .until(() -> key.caller().get("/api/services").status() == 401);
        assertThat(switchboard.http().get(key.path()).json().getString("state")).isEqualTo("expired");
    }

    @Test
    void aRotatedKeyIsAcceptedWithBothTextsUntilTheOverlapIsOver() {
        TestKey key = TestKey.ofRoles(switchboard, "requestor");

        JsonObject first =
                switchboard.http().postJson(key.path() + "/rotation", "").json();
        HttpCaller second = switchboard.http().bearing(first.getString("key"));
        assertThat(first.isNull("previousKeyUntil")).isFalse();
        assertThat(key.caller().get("/api/services").status()).isEqualTo(200);
        assertThat(second.get("/api/services").status()).isEqualTo(200);

        JsonObject atOnce = switchboard
                .http()
                .postJson(key.path() + "/rotation", "{\"overlap\":\"PT0S\"}")
                .json();
        assertThat(key.caller().get("/api/services").status()).isEqualTo(401);
        assertThat(second.get("/api/services").status()).isEqualTo(401);
        assertThat(switchboard
                        .http()
                        .bearing(atOnce.getString("key"))
                        .get("/api/services")
                        .status())
                .isEqualTo(200);
        switchboard
                .http()
                .postJson(key.path() + "/rotation", "{\"overlap\":\"P31D\"}")
                .problem(422, "unreadable-field");
        switchboard
                .http()
                .postJson(key.path() + "/rotation", "{\"for\":\"P1D\"}")
                .problem(422, "unreadable-field");
        key.revoke();
    }

    @Test
    void callbacksAreSignedWithTheSecretOfTheKeyThatAskedAlsoWhenItIsRevoked() throws Exception {
        TestKey key = TestKey.ofRoles(switchboard, "requestor");
        try (WebhookReceiver receiver = WebhookReceiver.start();
                OwnService service = OwnService.declare(switchboard)) {
            ask(key, service, receiver);
            ask(key, service, receiver);
            key.revoke();
            try (JmsReplier replier = JmsReplier.listen(switchboard, service.name(), JmsReplier.text("done"))) {
                for (Call call : receiver.awaitCalls(2)) {
                    verify(key.secret(), call);
                }
                assertThat(replier.requests()).hasSize(2);
            }
        }
    }

    @Test
    void aRotatedSecretSignsBesideItsSuccessorForADay() throws Exception {
        TestKey key = TestKey.ofRoles(switchboard, "requestor");
        String fresh =
                switchboard.http().postJson(key.path() + "/secret", "").json().getString("secret");
        try (WebhookReceiver receiver = WebhookReceiver.start();
                OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = JmsReplier.listen(switchboard, service.name(), JmsReplier.text("done"))) {
            ask(key, service, receiver);
            Call call = receiver.awaitCalls(1).get(0);

            verify(key.secret(), call);
            verify(fresh, call);
            assertThatExceptionOfType(WebhookVerificationException.class)
                    .isThrownBy(() ->
                            verify(TestKey.ofRoles(switchboard, "requestor").secret(), call));
            assertThat(replier.requests()).hasSize(1);
        }
        key.revoke();
    }

    private static void ask(TestKey key, OwnService service, WebhookReceiver receiver) {
        HttpAnswer accepted = key.caller()
                .call(service.path() + "/requests", request -> request.header("Callback-Url", receiver.url("/here"))
                        .POST(BodyPublishers.ofString("?")));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    }

    private static void verify(String secret, Call call) throws WebhookVerificationException {
        HttpHeaders headers = HttpHeaders.of(call.headers(), (name, value) -> true);
        new Webhook(secret).verify(call.body(), headers);
    }

    @Test
    void whenAKeyWasUsedIsKnownSomeSecondsMoreOrLess() {
        TestKey key = TestKey.ofRoles(switchboard, "requestor");
        assertThat(key.caller().get("/api/services").status()).isEqualTo(200);

        await().atMost(OwnService.PATIENCE)
                .until(() -> !switchboard.http().get(key.path()).json().isNull("lastUsedAt"));
        key.revoke();
    }
}
