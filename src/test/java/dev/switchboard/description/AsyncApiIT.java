package dev.switchboard.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.HttpAnswer;
import dev.switchboard.outside.HttpCaller;
import dev.switchboard.outside.SharedSwitchboard;
import dev.switchboard.outside.SwitchboardProcess;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /asyncapi} of what runs. */
@ExtendWith(SharedSwitchboard.class)
class AsyncApiIT {
    private final HttpCaller http;
    private final int brokerPort;

    AsyncApiIT(SwitchboardProcess switchboard) {
        this.http = switchboard.http();
        this.brokerPort = switchboard.brokerPort();
    }

    @Test
    void whatIsDeclaredIsThereAndWhatIsRemovedIsNot() {
        String name = "it." + UUID.randomUUID();
        declare("/api/services/" + name);
        declare("/api/topics/" + name);

        JsonObject declared = document();
        http.call("/api/services/" + name, HttpRequest.Builder::DELETE);
        http.call("/api/topics/" + name, HttpRequest.Builder::DELETE);

        assertThat(declared.getJsonObject("channels")).containsKeys("service." + name, "topic." + name);
        assertThat(declared.getJsonObject("operations"))
                .containsKeys("request." + name, "publish.topic." + name, "receive.topic." + name);
        assertThat(document().getJsonObject("channels"))
                .doesNotContainKeys("service." + name, "topic." + name)
                .containsKey("service.crm.phone-number");
    }

    @Test
    void theBrokerIsWhereItListensAndNoPasswordIsTold() {
        HttpAnswer answer = http.get("/asyncapi");

        assertThat(answer.json().getJsonObject("servers").getJsonObject("jms").getString("host"))
                .isEqualTo("localhost:" + brokerPort);
        assertThat(answer.body()).doesNotContain("password");
    }

    @Test
    void itIsJsonUnlessYamlIsAskedFor() {
        HttpAnswer usual = http.get("/asyncapi");
        HttpAnswer yaml = http.call("/asyncapi", request -> request.header("Accept", "application/yaml"));

        assertThat(usual.header("Content-Type")).isEqualTo("application/json");
        assertThat(usual.json().getString("asyncapi")).isEqualTo("3.0.0");
        assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(yaml.body()).startsWith("asyncapi: 3.0.0\n");
        assertThat(http.get("/asyncapi?format=yaml").body()).isEqualTo(yaml.body());
    }

    private JsonObject document() {
        return http.get("/asyncapi").json();
    }

    private void declare(String path) {
        HttpAnswer answer = http.call(path, request -> request.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(201);
    }
}
