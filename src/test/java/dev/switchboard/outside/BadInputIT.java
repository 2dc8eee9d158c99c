package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be used is answered with a problem that says so, and the server goes on. */
@ExtendWith(SharedSwitchboard.class)
class BadInputIT {
    private static final String CALLS = "/api/calls";
    private static final String REQUESTS = "/api/services/crm.phone-number/requests";

    private final HttpCaller http;

    BadInputIT(SwitchboardProcess switchboard) {
        this.http = switchboard.http();
    }

    @AfterEach
    void theServerGoesOn() {
        assertThat(http.ask("crm.phone-number", "{\"customerId\":\"C-1001\"}").status())
                .isEqualTo(200);
    }

    @Test
    void anEmptyBodyIsNoCall() {
        HttpAnswer answer = http.postJson(CALLS, "");

        answer.problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"customerId\":", "}", "hello", "{\"customerId\":\"C-1001\",}", "\u0000"})
    void whatIsNotJsonIsRefused(String body) {
        http.postJson(CALLS, body).problem(400, "invalid-request");
    }

    @Test
    void jsonThatIsNestedTooDeeplyIsRefused() {
        http.postJson(CALLS, "[".repeat(100_000)).problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "4711", "\"C-1001\""})
    void whatIsJsonButNoObjectIsRefused(String body) {
        http.postJson(CALLS, body).problem(422, "unreadable-field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "customerId | {\"agent\":\"anna\"}",
                "customerId | {\"customerId\":null,\"agent\":\"anna\"}",
                "customerId | {\"customerId\":1001,\"agent\":\"anna\"}",
                "customerId | {\"customerId\":\" \",\"agent\":\"anna\"}",
                "agent      | {\"customerId\":\"C-1001\"}",
                "agent      | {\"customerId\":\"C-1001\",\"agent\":{}}",
                "agent      | {\"customerId\":\"C-1001\",\"agent\":\"\"}",
            })
    void theProblemNamesTheField(String field, String body) {
        JsonObject problem = http.postJson(CALLS, body).problem(422, "unreadable-field");

        assertThat(problem.getString("detail")).startsWith(field);
    }

    @Test
    void aNameThatIsTooLongForTheCallLogIsRefused() {
        String agent = "a".repeat(101);

        JsonObject problem = http.postJson(CALLS, "{\"customerId\":\"C-1001\",\"agent\":\"" + agent + "\"}")
                .problem(422, "unreadable-field");

        assertThat(problem.getString("detail")).startsWith("agent");
    }

    @Test
    void callsAreTakenAsJsonAlone() {
        http.post(CALLS, "text/plain", "C-1001").problem(415, "unsupported-media-type");
    }

    @Test
    void aContentTypeThatIsNoneIsRefused() {
        http.post(CALLS, "nonsense", "{}").problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{}", "{\"customerId\":1001}"})
    void theCrmRefusesWhatItCannotRead(String body) {
        http.ask("crm.phone-number", body).problem(422, "malformed-request");
    }

    @Test
    void theCrmSurvivesJsonOfAnyDepth() {
        http.ask("crm.phone-number", "[".repeat(100_000)).problem(422, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api", "/api/nothing", "/api/calls/1/2", "/api/services/crm.phone-number/x"})
    void nothingIsAtAnUnknownPath(String path) {
        JsonObject problem = http.get(path).problem(404, "not-found");

        assertThat(problem.getString("instance")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Weather", "a%2Fb", "%20", "switchboard.replies.x", "-"})
    void aNameThatNoServiceCanHaveIsUnknown(String name) {
        http.ask(name, "{}").problem(404, "unknown-service");
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /api/calls", "BREW, /api/calls", "PUT, /api/calls/1", "GET, " + REQUESTS})
    void anAddressTellsWhichMethodsItTakes(String method, String path) {
        HttpAnswer answer = http.call(path, request -> request.method(method, BodyPublishers.noBody()));

        answer.problem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).containsAnyOf("POST", "GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {CALLS, REQUESTS})
    void aBodyOverTheLimitIsRefused(String path) {
        HttpAnswer answer = http.post(path, "application/json", tenMebibytes());

        answer.problem(413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {CALLS, REQUESTS})
    void aBodyOverTheLimitIsRefusedToWhoAskedFirst(String path) {
        HttpAnswer answer = http.call(path, request -> request.expectContinue(true)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(tenMebibytes())));

        answer.problem(413, "body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {CALLS, REQUESTS})
    void aBodyOverTheLimitIsRefusedInChunks(String path) {
        byte[] body = tenMebibytes().getBytes(StandardCharsets.US_ASCII);

        HttpAnswer answer = http.call(path, request -> request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        answer.problem(413, "body-too-large");
    }

    @Test
    void aBodyAtTheLimitGoesThrough() {
        String padding = " ".repeat(1024 * 1024 - "{\"customerId\":\"C-1001\"}".length());

        HttpAnswer answer = http.ask("crm.phone-number", "{\"customerId\":\"C-1001\"}" + padding);

        assertThat(answer.status()).isEqualTo(200);
    }

    /** A JSON text, so that its size is all that can be wrong with it. */
    private static String tenMebibytes() {
        char[] text = new char[10 * 1024 * 1024];
        Arrays.fill(text, 'a');
        text[0] = '"';
        text[text.length - 1] = '"';
        return new String(text);
    }
}
