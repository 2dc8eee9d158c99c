package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What an HTTP caller got. */
public record HttpAnswer(int status, HttpHeaders headers, String body) {

    static HttpAnswer of(HttpResponse<byte[]> response) {
        return new HttpAnswer(
                response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The header's value; fails where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError("No " + name + " in " + this));
    }

    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** Checks that this is a problem as the contract has it, and returns it for what is particular to it. */
    public JsonObject problem(int expectedStatus, String name) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        JsonObject problem = json();
        assertThat(problem.getString("type")).isEqualTo("/problems/" + name);
        assertThat(problem.getInt("status")).isEqualTo(expectedStatus);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(body)
                .as("nothing of the inside in it")
                .doesNotContain("Exception", "dev.switchboard", "jakarta.", "java.", "org.", "\tat ");
        return problem;
    }
}
