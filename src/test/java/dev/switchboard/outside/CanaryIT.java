package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is secret is where it was shown, once, and nowhere else: not in the log at its most talkative, and in no answer. */
@ExtendWith(SharedProduction.class)
class CanaryIT {

    @Test
    void noSecretIsSeenAgain(SwitchboardProcess switchboard) throws Exception {
        HttpCaller operator = switchboard.http();
        TestKey key = TestKey.ofRoles(switchboard, "requestor", "subscriber", "operator");
        List<String> secrets = new ArrayList<>(List.of(key.text(), key.secret()));
        JsonObject rotated = operator.postJson(key.path() + "/rotation", "").json();
        secrets.add(rotated.getString("key"));
        secrets.add(operator.postJson(key.path() + "/secret", "").json().getString("secret"));
        String cookie = operator.postJson("/api/session", "{\"key\":\"" + key.text() + "\"}")
                .header("Set-Cookie");
        secrets.add(cookie.replaceFirst(";.*", "").replaceFirst("[^=]*=", ""));
        String token = TokenIssuer.token(TokenIssuer.claims("anna", "requestor"));
        secrets.add(token);
        secrets.add(switchboard.variable(Launch.OPERATOR_KEY));
        String wrong = "sb_" + "canary".repeat(8);
        secrets.add(wrong);

        List<HttpAnswer> answers = new ArrayList<>();
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            JsonObject subscription = operator.put(
                            "/api/topics/crm.customer-changed/subscriptions/canary",
                            "{\"url\":\"" + receiver.url("/events") + "\"}")
                    .json();
            secrets.add(subscription.getString("secret"));
            HttpAnswer accepted = key.caller()
                    .call("/api/services/crm.phone-number/requests", request -> request.header(
                                    "Callback-Url", receiver.url("/outcome"))
                            .POST(BodyPublishers.ofString("{\"customerId\":\"C-1001\"}")));
            receiver.awaitCalls(1);
            answers.add(accepted);
            answers.add(operator.get("/api/exchanges/" + accepted.json().getString("id")));
            answers.add(operator.get("/api/topics/crm.customer-changed/subscriptions/canary"));
            operator.delete("/api/topics/crm.customer-changed/subscriptions/canary");
        }
        answers.add(operator.bearing(wrong).get("/api/services"));
        answers.add(operator.bearing(token).get("/api/keys"));
        answers.add(operator.bearing(token + "x").get("/api/services"));
        answers.add(operator.withoutKey().postJson("/api/session", "{\"key\":\"" + wrong + "\"}"));
        answers.add(operator.withoutKey().postJson("/api/session", "{\"key\":\"" + wrong + "\", \"also\": 1}"));
        answers.add(operator.postJson("/api/keys", "{\"name\":\"a\",\"roles\":[\"" + wrong + "\"]}"));
        for (String path : List.of(
                "/api/keys",
                key.path(),
                "/api/session",
                "/api/services",
                "/api/topics",
                "/api/exchanges",
                "/api/deliveries",
                "/api/dead-letters",
                "/api/topics/crm.customer-changed/subscriptions",
                "/asyncapi",
                "/openapi",
                "/metrics",
                "/health",
                "/",
                "/console/",
                "/desk/")) {
            answers.add(operator.get(path));
        }
        key.revoke();

        for (String secret : secrets) {
            assertThat(answers).noneMatch(answer -> answer.body().contains(secret));
            assertThat(switchboard.output()).doesNotContain(secret);
        }
        assertNotInTheDatabase(switchboard.data(), List.of(key.text(), rotated.getString("key"), token, wrong));
    }

    /** Whoever has its files can sign in with nothing that is in them. */
    private static void assertNotInTheDatabase(Path data, List<String> keys) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("database"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(keys).as(file.toString()).noneMatch(content::contains);
            }
        }
    }
}
