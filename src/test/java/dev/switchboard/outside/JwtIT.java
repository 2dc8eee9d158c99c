package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens of somebody else, whose public key is configured. */
@ExtendWith(SharedProduction.class)
class JwtIT {
    private static final String NONE = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void share(SwitchboardProcess shared) {
        switchboard = shared;
    }

    private static HttpCaller bearing(Map<String, Object> claims) {
        return switchboard.http().bearing(TokenIssuer.token(claims));
    }

    @Test
    void theGroupsOfATokenAreTheRolesOfItsBearer() {
        HttpCaller requestor = bearing(TokenIssuer.claims("anna", "requestor", "something-else"));

        assertThat(requestor
                        .ask("crm.phone-number", "{\"customerId\":\"C-1001\"}")
                        .status())
                .isEqualTo(200);
        requestor.get("/api/keys").problem(403, "forbidden");
        assertThat(bearing(TokenIssuer.claims("olga", "operator"))
                        .get("/api/keys")
                        .status())
                .isEqualTo(200);
        bearing(TokenIssuer.claims("nobody", "something-else"))
                .get("/api/services")
                .problem(403, "forbidden");
    }

    @Test
    void whatSomebodyMadeIsHisWithTheNextTokenToo() {
        String exchange = requestAsync(bearing(TokenIssuer.claims("anna", "requestor")));

        assertThat(bearing(TokenIssuer.claims("anna", "requestor"))
                        .get(exchange)
                        .status())
                .isEqualTo(200);
        bearing(TokenIssuer.claims("bert", "requestor")).get(exchange).problem(404, "unknown-exchange");
    }

    private static String requestAsync(HttpCaller caller) {
        return caller.call(
                        "/api/services/crm.phone-number/requests",
                        request -> request.header("Prefer", "respond-async").POST(BodyPublishers.ofString("{}")))
                .header("Location");
    }

    @Test
    void aTokenByAnyKeyOfTheSetIsAccepted() {
        Map<String, Object> claims = TokenIssuer.claims("anna", "requestor");

        for (String token : List.of(TokenIssuer.token(claims), TokenIssuer.tokenByEc(claims))) {
            assertThat(switchboard.http().bearing(token).get("/api/services").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aLimitedTokenIsToldOfNothingElse() {
        try (OwnService service = OwnService.declare(switchboard);
                OwnTopic topic = OwnTopic.declare(switchboard)) {
            HttpCaller limited = limitedTo(service, topic);

            assertThat(names(limited, "services")).containsExactly(service.name());
            assertThat(names(limited, "topics")).containsExactly(topic.name());
            JsonObject channels = limited.get("/asyncapi").json().getJsonObject("channels");
            assertThat(channels.keySet())
                    .filteredOn(channel -> channel.startsWith("service.") || channel.startsWith("topic."))
                    .containsExactlyInAnyOrder(
                            "service." + service.name(), "topic." + topic.name(), "topic." + topic.name() + ".mqtt");
        }
    }

    private static HttpCaller limitedTo(OwnService service, OwnTopic topic) {
        Map<String, Object> claims = TokenIssuer.claims("anna", "requestor", "publisher", "subscriber");
        claims.put("switchboard_services", List.of(service.name()));
        claims.put("switchboard_topics", List.of(topic.name()));
        return bearing(claims);
    }

    private static List<String> names(HttpCaller caller, String what) {
        return caller.get("/api/" + what).json().getJsonArray(what).getValuesAs(JsonObject.class).stream()
                .map(each -> each.getString("name"))
                .toList();
    }

    @Test
    void aLimitedTokenReachesNothingElse() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                OwnTopic topic = OwnTopic.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.echo())) {
            HttpCaller limited = limitedTo(service, topic);
            String subscription = "/subscriptions/jwt";
            String url = "{\"url\":\"http://127.0.0.1:9/\"}";

            assertThat(limited.ask(service.name(), "{}").status()).isEqualTo(200);
            limited.ask("crm.phone-number", "{\"customerId\":\"C-1001\"}").problem(403, "forbidden");
            limited.get("/api/services/crm.phone-number").problem(403, "forbidden");
            limited.postJson("/api/calls", "{\"customerId\":\"C-1001\",\"agent\":\"a\"}")
                    .problem(403, "forbidden");

            assertThat(limited.postJson(topic.path() + "/events", "{}").status())
                    .isEqualTo(202);
            assertThat(limited.put(topic.path() + subscription, url).status()).isEqualTo(201);
            for (String path : List.of("", "/events", "/subscriptions", subscription)) {
                limited.get("/api/topics/crm.customer-changed" + path).problem(403, "forbidden");
            }
            limited.postJson("/api/topics/crm.customer-changed/events", "{}").problem(403, "forbidden");
            limited.put("/api/topics/crm.customer-changed" + subscription, url).problem(403, "forbidden");
        }
    }

    @Test
    void whatALimitedTokenAsksForIsBroughtToNoOtherServicesQueue() {
        try (OwnService service = OwnService.declare(switchboard);
                OwnTopic topic = OwnTopic.declare(switchboard)) {
            HttpCaller limited = limitedTo(service, topic);

            callingBack(limited, service, "crm.phone-number").problem(403, "forbidden");
            assertThat(callingBack(limited, service, "desk.of-a-token").status())
                    .isEqualTo(202);
        }
    }

    private static HttpAnswer callingBack(HttpCaller caller, OwnService service, String queue) {
        return caller.call(service.path() + "/requests", request -> request.header("Callback-Url", "jms:queue:" + queue)
                .POST(BodyPublishers.ofString("?")));
    }

    @TestFactory
    Stream<DynamicTest> noOtherTokenIsAccepted() throws Exception {
        return Map.ofEntries(
                        Map.entry("expired", changed("exp", Instant.now().getEpochSecond() - 60)),
                        Map.entry("without expiry", without("exp")),
                        Map.entry("not yet good", changed("nbf", Instant.now().getEpochSecond() + 120)),
                        Map.entry("of another issuer", changed("iss", "https://other.example")),
                        Map.entry("without issuer", without("iss")),
                        Map.entry("for another audience", changed("aud", "somebody-else")),
                        Map.entry("without audience", without("aud")),
                        Map.entry("without subject", without("sub")),
                        Map.entry("with groups that are no list", changed("groups", "operator")),
                        Map.entry("with a limit that is no list", changed("switchboard_services", "all")),
                        Map.entry("with a limit that is nothing", changed("switchboard_topics", null)),
                        Map.entry("of a limited operator", changed("switchboard_services", List.of("a"))),
                        Map.entry("unsigned", unsigned()),
                        Map.entry("signed with a public key as a secret", signedWith(TokenIssuer.publicKey())),
                        Map.entry("signed with the public keys as a secret", signedWith(TokenIssuer.publicKeys())),
                        Map.entry(
                                "signed by another key than it names",
                                TokenIssuer.sign("{\"alg\":\"RS256\",\"kid\":\"ec\"}", good())),
                        Map.entry(
                                "of a key that nobody knows",
                                TokenIssuer.sign("{\"alg\":\"RS256\",\"kid\":\"any\"}", good())),
                        Map.entry(
                                "of RSA that says it is of EC",
                                TokenIssuer.sign("{\"alg\":\"ES256\",\"kid\":\"rsa\"}", good())),
                        Map.entry(
                                "of RSA in the name of the key of EC",
                                TokenIssuer.sign("{\"alg\":\"ES256\",\"kid\":\"ec\"}", good())),
                        Map.entry("changed after it was signed", tampered()),
                        Map.entry(
                                "of another algorithm than its signature",
                                TokenIssuer.sign("{\"alg\":\"PS256\"}", good())),
                        Map.entry("without signature", TokenIssuer.token(good()).replaceFirst("\\.[^.]*$", ".")),
                        Map.entry("no token", "a.b.c"),
                        Map.entry("very long", "a".repeat(5000) + ".b.c"))
                .entrySet()
                .stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> switchboard
                        .http()
                        .bearing(each.getValue())
                        .get("/api/services")
                        .problem(401, "invalid-key")));
    }

    private static Map<String, Object> good() {
        return TokenIssuer.claims("olga", "operator");
    }

    private static String changed(String claim, @Nullable Object value) {
        Map<String, Object> claims = good();
        claims.put(claim, value);
        return TokenIssuer.token(claims);
    }

    private static String without(String claim) {
        Map<String, Object> claims = good();
        claims.remove(claim);
        return TokenIssuer.token(claims);
    }

    private static String unsigned() {
        String[] parts = TokenIssuer.sign(NONE, good()).split("\\.", -1);
        return parts[0] + '.' + parts[1] + '.';
    }

    private static String signedWith(String publicKey) throws Exception {
        String[] parts = TokenIssuer.sign("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"rsa\"}", good())
                .split("\\.", -1);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(publicKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signed = parts[0] + '.' + parts[1];
        return signed + '.' + TokenIssuer.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String tampered() {
        String[] requestor =
                TokenIssuer.token(TokenIssuer.claims("anna", "requestor")).split("\\.", -1);
        String[] operator = TokenIssuer.token(good()).split("\\.", -1);
        return requestor[0] + '.' + operator[1] + '.' + requestor[2];
    }
}
