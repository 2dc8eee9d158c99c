package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services are declared, looked at and removed over HTTP. */
@ExtendWith(SharedSwitchboard.class)
class ServiceDeclarationsIT {
    private final SwitchboardProcess switchboard;
    private final HttpCaller http;

    ServiceDeclarationsIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
        this.http = switchboard.http();
    }

    @Test
    void aServiceIsDeclaredReplacedAndRemoved() {
        String path = "/api/services/" + OwnService.unusedName();

        assertThat(put(path, "{\"description\": \"Größen\"}").status()).isEqualTo(201);
        assertThat(put(path, "{\"timeout\": \"PT1.5S\"}").status()).isEqualTo(200);
        assertThat(http.get(path).json().getString("timeout")).isEqualTo("PT1.5S");

        assertThat(delete(path).status()).isEqualTo(204);

        http.get(path).problem(404, "unknown-service");
        delete(path).problem(404, "unknown-service");
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        String name = OwnService.unusedName();

        JsonObject declared = put("/api/services/" + name, "{}").json();

        assertThat(declared.getString("name")).isEqualTo(name);
        assertThat(declared.getString("description")).isEmpty();
        assertThat(declared.getString("timeout")).isEqualTo("PT5S");
        assertThat(declared.getString("maxTimeout")).isEqualTo("PT1M");
        assertThat(declared.getString("asyncTimeout")).isEqualTo("PT1H");
        assertThat(declared.getString("correlateBy")).isEqualTo("CORRELATION_ID");
        assertThat(http.get("/api/services/" + name).json()).isEqualTo(declared);
    }

    @Test
    void whatIsGivenIsKept() {
        String path = "/api/services/" + OwnService.unusedName();
        put(path, """
                {"description": "Größen", "timeout": "PT0.25S", "maxTimeout": "PT1H", "asyncTimeout": "P30D",
                 "correlateBy": "MESSAGE_ID"}""");

        JsonObject declared = http.get(path).json();

        assertThat(declared.getString("description")).isEqualTo("Größen");
        assertThat(declared.getString("timeout")).isEqualTo("PT0.25S");
        assertThat(declared.getString("maxTimeout")).isEqualTo("PT1H");
        assertThat(declared.getString("asyncTimeout")).isEqualTo("PT720H");
        assertThat(declared.getString("correlateBy")).isEqualTo("MESSAGE_ID");
    }

    @Test
    void theListNamesAllInOrder() {
        String first = "a" + OwnService.unusedName();
        String second = "b" + OwnService.unusedName();
        put("/api/services/" + second, "{}");
        put("/api/services/" + first, "{}");

        assertThat(http.get("/api/services").json().getJsonArray("services").getValuesAs(JsonObject.class))
                .extracting(service -> service.getString("name"))
                .contains("crm.phone-number")
                .containsSubsequence(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "description  | {\"description\": 1}",
                "description  | {\"description\": null}",
                "description  | {\"description\": \"a\\u0000b\"}",
                "timeout      | {\"timeout\": 5}",
                "timeout      | {\"timeout\": \"\"}",
                "timeout      | {\"timeout\": \"5s\"}",
                "timeout      | {\"timeout\": \"PT0S\"}",
                "timeout      | {\"timeout\": \"PT-5S\"}",
                "timeout      | {\"timeout\": \"PT999999999999999999H\"}",
                "timeout      | {\"timeout\": \"PT10S\", \"maxTimeout\": \"PT9S\"}",
                "maxTimeout   | {\"maxTimeout\": \"PT1H0.001S\"}",
                "timeout      | {\"timeout\": \"PT2H\"}",
                "maxTimeout   | {\"maxTimeout\": []}",
                "asyncTimeout | {\"asyncTimeout\": \"P31D\"}",
                "asyncTimeout | {\"asyncTimeout\": \"PT0.0001S\"}",
                "correlateBy  | {\"correlateBy\": \"correlation_id\"}",
                "correlateBy  | {\"correlateBy\": {}}",
                "Timeout      | {\"Timeout\": \"PT5S\"}",
                "name         | {\"name\": \"other\"}",
                "live         | {\"live\": {}}"
            })
    void theProblemNamesTheField(String field, String declaration) {
        String path = "/api/services/" + OwnService.unusedName();

        JsonObject problem = put(path, declaration).problem(422, "unreadable-field");

        assertThat(problem.getString("detail")).startsWith(field + " ");
        http.get(path).problem(404, "unknown-service");
    }

    @Test
    void aDescriptionHasItsLimit() {
        String path = "/api/services/" + OwnService.unusedName();

        assertThat(put(path, "{\"description\": \"" + "ä".repeat(1000) + "\"}").status())
                .isEqualTo(201);
        put(path, "{\"description\": \"" + "ä".repeat(1001) + "\"}").problem(422, "unreadable-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Weather",
                "-a",
                ".a",
                "a%2Fb",
                "a%20b",
                "%C3%A4",
                "a:b",
                "a%0Ab",
                "switchboard.x",
                "switchboard."
            })
    void aNameMustBeOne(String name) {
        JsonObject problem = put("/api/services/" + name, "{}").problem(422, "unreadable-field");

        assertThat(problem.getString("detail")).startsWith("service");
        http.get("/api/services/" + name).problem(404, "unknown-service");
        delete("/api/services/" + name).problem(404, "unknown-service");
    }

    @Test
    void aNameHasItsLimit() {
        String longest = OwnService.unusedName().concat("x".repeat(128)).substring(0, 128);

        assertThat(put("/api/services/" + longest, "{}").status()).isEqualTo(201);
        put("/api/services/" + longest + "x", "{}").problem(422, "unreadable-field");
        http.get("/api/services/" + "x".repeat(4000)).problem(404, "unknown-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"timeout\": \"PT5S\",}"})
    void whatIsNotJsonIsRefused(String body) {
        put("/api/services/" + OwnService.unusedName(), body).problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"PT5S\""})
    void whatIsNoObjectIsRefused(String body) {
        put("/api/services/" + OwnService.unusedName(), body).problem(422, "unreadable-field");
    }

    @Test
    void jsonOfAnyDepthIsRefused() {
        put("/api/services/" + OwnService.unusedName(), "[".repeat(100_000)).problem(400, "invalid-request");
    }

    @Test
    void aDeclarationIsJson() {
        http.call("/api/services/" + OwnService.unusedName(), request -> request.header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString("{}")))
                .problem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/application.wadl", "/api/application.wadl/xsd0.xsd"})
    void nothingOfTheInsideIsDescribed(String path) {
        http.get(path).problem(404, "not-found");
    }

    @Test
    void optionsNameTheMethodsAndNothingOfTheInside() {
        HttpAnswer answer = http.call(
                "/api/services/crm.phone-number", request -> request.method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.header("Allow")).contains("GET", "PUT", "DELETE");
        assertThat(answer.body()).doesNotContain("<");
    }

    @Test
    void theFiguresCountWhatHappened() throws Exception {
        JmsReplier.Answer asAsked = (request, replier) -> {
            String text = request.getBody(String.class);
            if (!text.isEmpty()) {
                Message reply = replier.session().createTextMessage(text);
                reply.setIntProperty("status", Integer.parseInt(text));
                replier.reply(request, reply);
            }
        };
        try (OwnService service =
                        OwnService.declare(switchboard, "{\"timeout\": \"PT0.2S\", \"maxTimeout\": \"PT60S\"}");
                JmsReplier one = service.answeredBy(asAsked);
                JmsReplier other = service.answeredBy(asAsked)) {
            for (String status : new String[] {"200", "201", "399", "400", "599"}) {
                service.ask(request -> request.header("Prefer", "wait=60")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(status)));
            }
            service.ask("text/plain", "");

            JsonObject live = service.live();
            assertThat(live.getInt("responders")).isEqualTo(2);
            assertThat(live.getInt("outstanding")).isZero();
            assertThat(live.getInt("exchanges")).isEqualTo(6);
            assertThat(live.getInt("replies")).isEqualTo(5);
            assertThat(live.getInt("faults")).isEqualTo(2);
            assertThat(live.getInt("timeouts")).isEqualTo(1);
            assertThat(live.getInt("lateReplies")).isZero();
            assertThat(latency(live, "p50")).isPositive();
            assertThat(latency(live, "p95")).isGreaterThanOrEqualTo(latency(live, "p50"));
            assertThat(latency(live, "p99")).isGreaterThanOrEqualTo(latency(live, "p95"));
            assertThat(latency(live, "max")).isGreaterThanOrEqualTo(latency(live, "p99"));
            service.awaitLive("an empty queue", now -> now.getInt("depth") == 0);
        }
    }

    private static double latency(JsonObject live, String percentile) {
        return live.getJsonObject("latencyMillis").getJsonNumber(percentile).doubleValue();
    }

    private HttpAnswer put(String path, String declaration) {
        return http.call(path, request -> request.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(declaration)));
    }

    private HttpAnswer delete(String path) {
        return http.call(path, HttpRequest.Builder::DELETE);
    }
}
