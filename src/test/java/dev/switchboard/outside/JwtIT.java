package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
    void aTokenMayBeLimited() {
        Map<String, Object> claims = TokenIssuer.claims("anna", "requestor", "subscriber");
        claims.put("switchboard_services", List.of("a.service"));
        claims.put("switchboard_topics", List.of());

        bearing(claims).ask("crm.phone-number", "{}").problem(403, "forbidden");
        bearing(claims).get("/api/topics/crm.customer-changed/subscriptions").problem(403, "forbidden");
        assertThat(bearing(claims).get("/api/services").body()).doesNotContain("crm.phone-number");
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
                        Map.entry("of a limited operator", changed("switchboard_services", List.of("a"))),
                        Map.entry("unsigned", unsigned()),
                        Map.entry("signed with the public key as a secret", signedWithThePublicKey()),
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

    private static String changed(String claim, Object value) {
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

    private static String signedWithThePublicKey() throws Exception {
        String[] parts =
                TokenIssuer.sign("{\"alg\":\"HS256\",\"typ\":\"JWT\"}", good()).split("\\.", -1);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TokenIssuer.publicKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
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
