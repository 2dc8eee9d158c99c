package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages sign in. */
@ExtendWith(SharedProduction.class)
class SessionIT {
    private static final String NAME = "switchboard-session=";
    private static SwitchboardProcess switchboard;
    private static HttpCaller browser;

    @BeforeAll
    static void share(SwitchboardProcess shared) {
        switchboard = shared;
        browser = shared.http().withoutKey();
    }

    private static HttpAnswer signIn(String key) {
        return browser.postJson("/api/session", "{\"key\":\"" + key + "\"}");
    }

    /** As a browser sends it back. */
    private static String cookie(HttpAnswer signedIn) {
        assertThat(signedIn.status()).as(signedIn.body()).isEqualTo(201);
        return signedIn.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private static HttpAnswer with(String cookie, String path, UnaryOperator<HttpRequest.Builder> details) {
        return browser.call(path, request -> details.apply(request.header("Cookie", "other=1; " + cookie)));
    }

    private static HttpAnswer get(String cookie, String path) {
        return with(cookie, path, UnaryOperator.identity());
    }

    @Test
    void aKeyBuysACookieThatNoScriptReadsAndNoOtherSiteSends() {
        TestKey key = TestKey.make(switchboard, "\"roles\":[\"requestor\"],\"services\":[\"a.service\"]");

        HttpAnswer signedIn = signIn(key.text());

        assertThat(signedIn.header("Set-Cookie"))
                .matches(NAME + "[A-Za-z0-9_-]{43}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
        JsonObject who = signedIn.json();
        assertThat(who.getString("name")).isEqualTo("a test");
        assertThat(who.getString("mode")).isEqualTo("production");
        assertThat(who.getJsonArray("roles").toString()).isEqualTo("[\"requestor\"]");
        assertThat(who.getJsonArray("services").toString()).isEqualTo("[\"a.service\"]");
        assertThat(Instant.parse(who.getString("expiresAt")))
                .isAfter(Instant.now().plus(Duration.ofHours(11)));
        String cookie = cookie(signedIn);
        assertThat(get(cookie, "/api/session").json()).isEqualTo(who);
        assertThat(get(cookie, "/api/services").status()).isEqualTo(200);
        get(cookie, "/api/keys").problem(403, "forbidden");
        key.revoke();
    }

    @Test
    void overHttpsTheCookieIsForHttpsAlone() {
        HttpAnswer signedIn = browser.call("/api/session", request -> request.header("X-Forwarded-Proto", "https")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"" + switchboard.operatorKey() + "\"}")));

        assertThat(signedIn.header("Set-Cookie")).endsWith("; Secure");
    }

    @Test
    void whoeverSignsOutIsOut() {
        TestKey key = TestKey.ofRoles(switchboard, "operator");
        String cookie = cookie(signIn(key.text()));

        HttpAnswer out = with(cookie, "/api/session", call -> call.header("Sec-Fetch-Site", "same-origin")
                .DELETE());

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains(NAME + ";", "Max-Age=0");
        get(cookie, "/api/session").problem(401, "not-authenticated");
        get(cookie, "/api/services").problem(401, "not-authenticated");
        assertThat(key.caller().get("/api/services").status()).isEqualTo(200);
        key.revoke();
    }

    @Test
    void aSessionEndsWithItsKey() {
        TestKey revoked = TestKey.ofRoles(switchboard, "requestor");
        String ofRevoked = cookie(signIn(revoked.text()));
        TestKey rotated = TestKey.ofRoles(switchboard, "requestor");
        String ofRotated = cookie(signIn(rotated.text()));
        assertThat(get(ofRevoked, "/api/services").status()).isEqualTo(200);
        assertThat(get(ofRotated, "/api/services").status()).isEqualTo(200);

        revoked.revoke();
        switchboard.http().postJson(rotated.path() + "/rotation", "{\"overlap\":\"PT0S\"}");

        assertThat(get(ofRevoked, "/api/services").status()).isEqualTo(401);
        assertThat(get(ofRotated, "/api/services").status()).isEqualTo(401);
        assertThat(get(ofRevoked, "/desk/").status()).as("to sign in again").isEqualTo(200);
        rotated.revoke();
    }

    @Test
    void aSessionEndsWhenItsKeyExpires() {
        TestKey key = TestKey.make(
                switchboard,
                "\"roles\":[\"requestor\"],\"expiresAt\":\"" + Instant.now().plusSeconds(15) + "\"");
        HttpAnswer signedIn = signIn(key.text());
        String cookie = cookie(signedIn);
        assertThat(Instant.parse(signedIn.json().getString("expiresAt")))
                .isBefore(Instant.now().plusSeconds(16));

        await().atMost(OwnService.PATIENCE)
                .until(() -> get(cookie, "/api/services").status() == 401);
    }

    @Test
    void onlyOurOwnPagesMayChangeSomethingWithACookie() {
        TestKey key = TestKey.ofRoles(switchboard, "operator");
        String cookie = cookie(signIn(key.text()));
        String own = "http://localhost:" + switchboard.port();

        for (String site : List.of("cross-site", "same-site", "none")) {
            put(cookie, "Sec-Fetch-Site", site).problem(403, "cross-site-request");
        }
        put(cookie, "Origin", "https://evil.example").problem(403, "cross-site-request");
        put(cookie, "Origin", "null").problem(403, "cross-site-request");
        put(cookie, "Origin", own + ".evil.example").problem(403, "cross-site-request");
        put(cookie, "X-Nothing", "said").problem(403, "cross-site-request");
        with(cookie, "/api/session", HttpRequest.Builder::DELETE).problem(403, "cross-site-request");
        assertThat(put(cookie, "Sec-Fetch-Site", "same-origin").status()).isEqualTo(201);
        assertThat(put(cookie, "Origin", own).status()).isEqualTo(200);
        assertThat(get(cookie, "/api/services/it.session").status()).isEqualTo(200);
        assertThat(key.caller().delete("/api/services/it.session").status())
                .as("a key needs none of it")
                .isEqualTo(204);
        key.revoke();
    }

    private static HttpAnswer put(String cookie, String header, String value) {
        return with(cookie, "/api/services/it.session", call -> call.header(header, value)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
    }

    @Test
    void noOtherSiteSignsAnybodyIn() {
        HttpAnswer answer = browser.call("/api/session", request -> request.header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"" + switchboard.operatorKey() + "\"}")));

        answer.problem(403, "cross-site-request");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aCookieThatIsNobodysIsNone() {
        get(NAME + "x".repeat(43), "/api/services").problem(401, "not-authenticated");
        get(NAME + "x", "/api/services").problem(401, "not-authenticated");
        assertThat(get(NAME + "x".repeat(43), "/console/").status()).isEqualTo(200);
        assertThat(with(NAME + "x".repeat(43), "/api/session", HttpRequest.Builder::DELETE)
                        .status())
                .isEqualTo(204);
        browser.get("/api/session").problem(401, "not-authenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"key\":1}", "{\"key\":\"a\",\"b\":1}"})
    void whatCannotBeReadIsRefused(String body) {
        browser.postJson("/api/session", body).problem(422, "unreadable-field");
    }

    @Test
    void whoFailsAgainAndAgainIsSlowedAndWhoHasAKeyGetsInAllTheSame() {
        String wrong = "sb_" + "w".repeat(43);
        signIn(wrong).problem(401, "invalid-key");

        await().atMost(Duration.ofSeconds(30)).until(() -> signIn(wrong).status() == 429);

        HttpAnswer slowed = signIn(wrong);
        slowed.problem(429, "rate-limited");
        assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 60);
        assertThat(signIn(switchboard.operatorKey()).status()).isEqualTo(201);
    }
}
