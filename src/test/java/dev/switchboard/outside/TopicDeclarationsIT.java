package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topics are declared, looked at and removed over HTTP, as services are. */
@ExtendWith(SharedSwitchboard.class)
class TopicDeclarationsIT {
    private final HttpCaller http;

    TopicDeclarationsIT(SwitchboardProcess switchboard) {
        this.http = switchboard.http();
    }

    @Test
    void aTopicIsDeclaredReplacedAndRemoved() {
        String path = "/api/topics/" + OwnService.unusedName();

        assertThat(put(path, "{\"description\": \"Änderungen\"}").status()).isEqualTo(201);
        assertThat(put(path, "{\"retainEvents\": 200, \"retainFor\": \"P1D\"}").status())
                .isEqualTo(200);
        JsonObject declared = http.get(path).json();
        assertThat(declared.getString("description")).isEmpty();
        assertThat(declared.getInt("retainEvents")).isEqualTo(200);
        assertThat(declared.getString("retainFor")).isEqualTo("PT24H");

        assertThat(http.call(path, HttpRequest.Builder::DELETE).status()).isEqualTo(204);
        http.get(path).problem(404, "unknown-topic");
        http.call(path, HttpRequest.Builder::DELETE).problem(404, "unknown-topic");
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        String name = OwnService.unusedName();

        JsonObject declared = put("/api/topics/" + name, "{}").json();

        assertThat(declared.getString("name")).isEqualTo(name);
        assertThat(declared.getInt("retainEvents")).isEqualTo(1000);
        assertThat(declared.getString("retainFor")).isEqualTo("PT1H");
        assertThat(declared.getJsonObject("live").getInt("events")).isZero();
    }

    @Test
    void theListNamesThemInOrder() {
        String name = OwnService.unusedName();
        put("/api/topics/" + name, "{}");

        assertThat(http.get("/api/topics").json().getJsonArray("topics").getValuesAs(JsonObject.class))
                .extracting(topic -> topic.getString("name"))
                .contains(name)
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"timeout\": \"PT5S\"} | timeout",
                "{\"retainEvents\": 99} | retainEvents",
                "{\"retainEvents\": 100001} | retainEvents",
                "{\"retainEvents\": 100.5} | retainEvents",
                "{\"retainEvents\": \"many\"} | retainEvents",
                "{\"retainFor\": \"PT59S\"} | retainFor",
                "{\"retainFor\": \"P31D\"} | retainFor",
                "{\"retainFor\": \"a while\"} | retainFor",
                "{\"description\": 7} | description"
            })
    void whatCannotBeUsedIsNamed(String declaration, String field) {
        JsonObject problem =
                put("/api/topics/" + OwnService.unusedName(), declaration).problem(422, "unreadable-field");

        assertThat(problem.getString("detail")).startsWith(field + " ");
    }

    @Test
    void aNameThatIsSwitchboardsOwnIsRefused() {
        put("/api/topics/switchboard.mine", "{}").problem(422, "unreadable-field");
    }

    private HttpAnswer put(String path, String declaration) {
        return http.call(path, request -> request.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(declaration)));
    }
}
