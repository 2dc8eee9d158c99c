package dev.switchboard.description;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call as a document's examples have it.
 *
 * @param body its type and itself
 * @param complete whether it has what is optional, too
 */
record ExampleCall(Operation operation, Optional<Map.Entry<String, String>> body, boolean complete) {

    /** With all that is optional, and without it for each example of a body. */
    static Stream<ExampleCall> of(Operation operation) {
        Stream<Optional<Map.Entry<String, String>>> bodies = operation.bodies().isEmpty()
                ? Stream.of(Optional.empty())
                : operation.bodies().entrySet().stream().map(Optional::of);
        return bodies.flatMap(
                body -> Stream.of(true, false).map(complete -> new ExampleCall(operation, body, complete)));
    }

    /** @param made values of parameters of the path that Switchboard makes, by their names */
    HttpRequest request(int port, Map<String, String> made) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + path(made) + query()))
                .timeout(Duration.ofMinutes(1));
        operation.examples("header", complete).forEach(request::header);
        body.ifPresent(entry -> request.header("Content-Type", entry.getKey()));
        BodyPublisher bytes =
                body.map(entry -> BodyPublishers.ofString(entry.getValue())).orElseGet(BodyPublishers::noBody);
        return request.method(operation.method(), bytes).build();
    }

    String path(Map<String, String> made) {
        Map<String, String> values = new HashMap<>(operation.examples("path", true));
        values.putAll(made);
        String path = operation.path();
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path;
    }

    private String query() {
        return operation.examples("query", complete).entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    @Override
    public String toString() {
        return operation.method() + " " + operation.path()
                + body.map(entry -> " with " + entry.getKey()).orElse("")
                + (complete ? ", and all that is optional" : "");
    }
}
