package dev.switchboard.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code /openapi} against what runs. The Switchboard is its own: the examples change customers and send dead letters again. */
class OpenApiIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** As the example of signing in has it. */
    private static final String KEY = "sb_an-example-of-a-key-that-nobody-should-ever-use-in-earnest";

    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void start() {
        switchboard =
                Launch.inDevelopment().with("SWITCHBOARD_OPERATOR_KEY", KEY).start();
    }

    @AfterAll
    static void stop() {
        switchboard.close();
    }

    @Test
    void itIsTheYamlThatWasWrittenUnlessJsonIsAskedFor() throws Exception {
        var usual = switchboard.http().get("/openapi");
        var byHeader = switchboard.http().call("/openapi", request -> request.header("Accept", "application/json"));
        var byParameter = switchboard.http().get("/openapi?format=json");

        assertThat(usual.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(usual.body()).isEqualTo(Files.readString(Path.of("docs", "openapi.yaml")));
        assertThat(byHeader.header("Content-Type")).isEqualTo("application/json");
        assertThat(byHeader.json()).isEqualTo(byParameter.json());
        assertThat(byParameter.json().getString("openapi")).isEqualTo("3.1.0");
        switchboard.http().get("/openapi?format=xml").problem(422, "unreadable-field");
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsThereAndItsExamplesWork() {
        List<Operation> operations = Operation.in(
                new Document(switchboard.http().get("/openapi?format=json").json()));
        Scene scene = new Scene(switchboard.http(), operations);
        scene.set();
        return operations.stream()
                .flatMap(ExampleCall::of)
                .map(call -> dynamicTest(call.toString(), () -> {
                    await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> check(call, scene));
                    scene.restoreAfter(call);
                }));
    }

    private static void check(ExampleCall call, Scene scene) throws Exception {
        HttpResponse<InputStream> answer = CLIENT.send(
                call.request(switchboard.port(), scene.ids(call.operation())), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            String described = call.operation()
                    .answer(answer.statusCode())
                    .orElseThrow(() -> new AssertionError("Not described: status " + answer.statusCode()));
            assertThat(answer.statusCode()).as("an example that works").isBetween(200, 299);
            Document document = call.operation().document();
            requireHeaders(document, described, answer);
            requireContent(document, described, answer, body);
        }
    }

    private static void requireHeaders(Document document, String described, HttpResponse<?> answer) {
        if (document.at(described).containsKey("headers")) {
            document.at(described + "/headers").keySet().stream()
                    .filter(header -> document.at(document.follow(described + "/headers/" + header))
                            .getBoolean("required", false))
                    .forEach(header -> assertThat(answer.headers().firstValue(header))
                            .as(header)
                            .isPresent());
        }
    }

    private static void requireContent(Document document, String described, HttpResponse<?> answer, InputStream body)
            throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (!document.at(described).containsKey("content")) {
            assertThat(type).as("no content").isEmpty();
            return;
        }
        assertThat(document.at(described + "/content").keySet()).containsAnyOf(type, "*/*");
        if (document.at(described + "/content").containsKey(type) && type.endsWith("json")) {
            String schema = described + "/content" + Document.escaped(type) + "/schema";
            assertThat(document.faults(schema, new String(body.readAllBytes(), StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }
}
