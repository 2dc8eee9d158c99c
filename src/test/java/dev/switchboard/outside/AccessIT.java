package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.description.DeployedRoutes;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route with no key, a wrong one, one of each role, and one that is limited to what is another's. */
@ExtendWith(SharedProduction.class)
class AccessIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Who gets through, by the first letters of the roles; + where one who is limited to other services and topics does so, too. */
    private static final String TABLE = """
            GET /                                                open
            GET /index.html                                      open
            GET /assets/base.css                                 open
            GET /console/                                        open
            GET /console/console.js                              open
            GET /desk/                                           open
            GET /sign-in/                                        open
            GET /problems/{}                                     open
            GET /openapi                                         open
            GET /health                                          open
            GET /health/live                                     open
            GET /health/ready                                    open
            GET /health/started                                  open
            GET /asyncapi                                        rpso+
            GET /metrics                                         o

            GET /api/session                                     rpso+
            POST /api/session                                    open
            DELETE /api/session                                  open

            GET /api/keys                                        o
            POST /api/keys                                       o
            GET /api/keys/{}                                     o
            DELETE /api/keys/{}                                  o
            POST /api/keys/{}/rotation                           o
            POST /api/keys/{}/secret                             o

            GET /api/services                                    rpso+
            GET /api/services/{}                                 rpso
            PUT /api/services/{}                                 o
            DELETE /api/services/{}                              o
            POST /api/services/{}/requests                       ro

            GET /api/exchanges                                   ro+
            GET /api/exchanges/{}                                ro+
            DELETE /api/exchanges/{}                             ro+
            GET /api/exchanges/{}/reply                          ro+
            GET /api/exchanges/{}/events                         ro+
            POST /api/exchanges/{}/delivery/attempts             ro+

            GET /api/topics                                      rpso+
            GET /api/topics/{}                                   rpso
            PUT /api/topics/{}                                   o
            DELETE /api/topics/{}                                o
            POST /api/topics/{}/events                           po
            GET /api/topics/{}/events                            so
            GET /api/topics/{}/subscriptions                     so
            GET /api/topics/{}/subscriptions/{}                  so
            PUT /api/topics/{}/subscriptions/{}                  so
            DELETE /api/topics/{}/subscriptions/{}               so
            POST /api/topics/{}/subscriptions/{}/secret          so
            POST /api/topics/{}/subscriptions/{}/pause           so
            POST /api/topics/{}/subscriptions/{}/resume          so

            GET /api/deliveries                                  o
            POST /api/deliveries/{}/attempts                     o
            GET /api/dead-letters                                o
            POST /api/dead-letters/redeliveries                  o
            GET /api/console/feed                                o
            GET /api/console/exchanges/{}/bodies                 o

            POST /api/calls                                      ro
            GET /api/calls/{}                                    ro
            GET /api/customers                                   ro
            GET /api/customers/{}                                ro
            PUT /api/customers/{}                                ro
            GET /api/directory/{}                                ro
            GET /api/audit/{}                                    ro
            """;

    private static SwitchboardProcess switchboard;
    private static final Map<String, TestKey> KEYS = new LinkedHashMap<>();
    private static TestKey limited;

    @BeforeAll
    static void makeKeys(SwitchboardProcess shared) {
        switchboard = shared;
        for (String role : List.of("requestor", "publisher", "subscriber", "operator")) {
            KEYS.put(role, TestKey.ofRoles(shared, role));
        }
        limited = TestKey.make(
                shared,
                "\"roles\":[\"requestor\",\"publisher\",\"subscriber\"],\"services\":[\"it.other\"],\"topics\":[\"it.other\"]");
    }

    @AfterAll
    static void revokeKeys() {
        KEYS.values().forEach(TestKey::revoke);
        limited.revoke();
    }

    @Test
    void theTableHasAllThatIsDeployedAndDescribed() {
        Set<String> there = new TreeSet<>(DeployedRoutes.all());
        there.addAll(described());

        assertThat(table().keySet()).containsAll(there);
    }

    private static Set<String> described() {
        JsonObject paths = switchboard.http().get("/openapi?format=json").json().getJsonObject("paths");
        return paths.entrySet().stream().flatMap(AccessIT::operations).collect(Collectors.toSet());
    }

    private static Stream<String> operations(Map.Entry<String, JsonValue> path) {
        return path.getValue().asJsonObject().keySet().stream()
                .filter(method -> !method.equals("parameters"))
                .map(method ->
                        method.toUpperCase(Locale.ROOT) + " " + path.getKey().replaceAll("\\{[^}]*}", "{}"));
    }

    @TestFactory
    Stream<DynamicTest> everyRouteIsForThoseWhoMayUseItAndForNobodyElse() {
        return table().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> walk(row.getKey(), row.getValue())));
    }

    private static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        TABLE.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] columns = line.split(" +", -1);
            table.put(columns[0] + " " + columns[1], columns[2]);
        });
        return table;
    }

    private static void walk(String route, String who) {
        String method = route.split(" ", -1)[0];
        String path = route.split(" ", -1)[1]
                .replace("/problems/{}", "/problems/not-found")
                .replace("{}", "it.nothing");
        boolean open = who.equals("open");

        List<String> wrong = new ArrayList<>();
        expect(wrong, "without a key", open ? "in" : "401", call(method, path, ""));
        boolean asksNobody = open && !path.equals("/api/session");
        expect(
                wrong,
                "with a wrong key",
                asksNobody || path.equals("/api/session") && method.equals("POST") ? "in" : "401",
                call(method, path, "sb_" + "x".repeat(43)));
        expect(
                wrong,
                "with what is no key",
                asksNobody || path.equals("/api/session") && method.equals("POST") ? "in" : "401",
                call(method, path, "a.b.c"));
        KEYS.forEach((role, key) -> expect(
                wrong, role, open || who.indexOf(role.charAt(0)) >= 0 ? "in" : "403", call(method, path, key.text())));
        expect(
                wrong,
                "limited to others",
                open || who.endsWith("+") ? "in" : "403",
                call(method, path, limited.text()));

        assertThat(wrong).as(route).isEmpty();
    }

    private static void expect(List<String> wrong, String caller, String expected, HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            int status = answer.statusCode();
            boolean in = status != 401 && status != 403 && status < 500;
            if (expected.equals("in") ? !in && !isSignIn(answer) : status != Integer.parseInt(expected)) {
                wrong.add(caller + ": " + status + " and not " + expected);
            }
            if (expected.equals("401")
                    && answer.headers().firstValue("WWW-Authenticate").isEmpty()) {
                wrong.add(caller + ": no WWW-Authenticate");
            }
            body.available(); // a stream that goes on is left
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSignIn(HttpResponse<?> answer) {
        return answer.request().uri().getPath().equals("/api/session")
                && answer.request().method().equals("POST");
    }

    /** Those calls that get through find nothing, and change nothing. */
    private static HttpResponse<InputStream> call(String method, String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + switchboard.port() + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, hasBody(method) ? BodyPublishers.ofString("[]") : BodyPublishers.noBody());
        if (hasBody(method)) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasBody(String method) {
        return method.equals("POST") || method.equals("PUT");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/services/crm.phone-number/requests",
        "POST,/api/services/crm.phone-number/requests/",
        "POST,/api/services/crm.phone-number/requests;a=b",
        "POST,/api/services;a=b/crm.phone-number/requests",
        "POST,/api/services/%63rm.phone-number/requests",
        "POST,/api/%73ervices/crm.phone-number/requests",
        "POST,/%61pi/services/crm.phone-number/requests",
        "POST,//api/services/crm.phone-number/requests",
        "POST,/api//services/crm.phone-number/requests",
        "POST,/api/./services/crm.phone-number/requests",
        "POST,/assets/..;/api/services/crm.phone-number/requests",
        "POST,/assets/../api/services/crm.phone-number/requests",
        "POST,/assets/%2e%2e/api/services/crm.phone-number/requests",
        "POST,/api/topics/crm.customer-changed/events",
        "POST,/api/topics/crm.customer-changed/%65vents",
        "GET,/api/topics/crm.customer-changed/events",
        "GET,/api/keys",
        "GET,/api/%6beys",
        "GET,/api/keys;x",
        "GET,/api/keys/",
        "GET,/desk/..;/api/keys",
        "GET,/desk/%2e%2e/api/keys",
        "HEAD,/api/keys",
        "OPTIONS,/api/keys",
        "TRACE,/api/keys",
        "PATCH,/api/keys",
        "GET,/api/console/feed",
        "GET,/api/console/fee%64",
        "GET,/api/application.wadl",
        "GET,/error",
        "GET,/WEB-INF/web.xml",
        "GET,/api/no/such/thing"
    })
    void noSpellingLetsAnybodyIn(String method, String path) throws IOException {
        for (String preference : List.of("", "respond-async")) {
            String answer = raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (preference.isEmpty() ? "" : "Prefer: " + preference + "\r\n")
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(answer).matches("HTTP/1\\.1 (301|400|401|404|405|501) (?s).*");
            assertThat(answer).doesNotContain("phoneNumber", "sb_", "timeout");
        }
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", switchboard.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aRefusalNamesTheRoleOrTheLimitThatIsMissing() {
        JsonObject role = KEYS.get("publisher").caller().get("/api/exchanges").problem(403, "forbidden");
        JsonObject limit = limited.caller().ask("crm.phone-number", "{}").problem(403, "forbidden");

        assertThat(role.getString("detail")).contains("requestor");
        assertThat(limit.getString("detail")).contains("crm.phone-number");
        switchboard.http().withoutKey().get("/api/services").problem(401, "not-authenticated");
        switchboard.http().bearing("sb_wrong").get("/api/services").problem(401, "invalid-key");
    }

    @Test
    void whatIsNotThereIsToldOnlyToThoseWhoHaveAKey() {
        switchboard.http().withoutKey().get("/api/nothing").problem(401, "not-authenticated");
        KEYS.get("publisher").caller().get("/api/nothing").problem(404, "not-found");
        HttpAnswer other = KEYS.get("publisher").caller().delete("/api/exchanges");
        other.problem(405, "method-not-allowed");
        assertThat(other.header("Allow")).isEqualTo("HEAD, GET, OPTIONS");
    }

    @Test
    void listsShowALimitedKeyWhatItMayUse() {
        switchboard.http().put("/api/services/it.other", "{}");
        switchboard.http().put("/api/topics/it.other", "{}");

        assertThat(limited.caller().get("/api/services").body())
                .contains("it.other")
                .doesNotContain("crm.phone-number");
        assertThat(limited.caller().get("/api/topics").body())
                .contains("it.other")
                .doesNotContain("crm.customer-changed");
        assertThat(limited.caller().get("/asyncapi").body())
                .contains("it.other")
                .doesNotContain("crm.phone-number", "crm.customer-changed");
        assertThat(KEYS.get("publisher").caller().get("/asyncapi").body()).contains("crm.phone-number");

        switchboard.http().delete("/api/services/it.other");
        switchboard.http().delete("/api/topics/it.other");
    }

    @Test
    void answersTellBrowsersWhatTheyAreFor() {
        HttpAnswer page = switchboard.http().withoutKey().get("/desk/");
        HttpAnswer list = switchboard.http().get("/api/services");
        HttpAnswer reply = switchboard.http().ask("crm.phone-number", "{\"customerId\":\"C-1001\"}");

        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        for (HttpAnswer answer : List.of(list, reply)) {
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
        for (HttpAnswer answer : List.of(page, list, reply)) {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        }
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }
}
