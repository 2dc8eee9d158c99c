package dev.switchboard.description;

import static org.awaitility.Awaitility.await;

import dev.switchboard.outside.HttpAnswer;
import dev.switchboard.outside.HttpCaller;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the examples take to be there: what they declare themselves, an exchange and a call. */
record Scene(HttpCaller http, List<Operation> operations) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ANALYSIS = "{\"customerId\":\"C-1001\"}";

    void restoreAfter(ExampleCall call) {
        if (call.operation().method().equals("DELETE")) {
            set();
        }
    }

    void set() {
        operations.stream()
                .filter(each -> each.method().equals("PUT"))
                .flatMap(ExampleCall::of)
                .forEach(each -> await().atMost(PATIENCE).until(() -> succeeds(each)));
    }

    private boolean succeeds(ExampleCall call) {
        Map.Entry<String, String> body = call.body().orElseThrow();
        return http.call(call.path(Map.of()), request -> request.header("Content-Type", body.getKey())
                                .PUT(BodyPublishers.ofString(body.getValue())))
                        .status()
                < 300;
    }

    /** The ids of things that are as an operation needs them. */
    Map<String, String> ids(Operation operation) {
        if (operation.path().contains("{id}")) {
            return Map.of("id", operation.id().equals("redeliver") ? delivered() : pending());
        }
        if (operation.path().contains("{key}")) {
            return Map.of("key", key());
        }
        if (operation.path().contains("{delivery}")) {
            return Map.of("delivery", delivered());
        }
        return operation.path().contains("{call}") ? Map.of("call", placed()) : Map.of();
    }

    private String pending() {
        return goingOn("billing.balance", "Prefer", "respond-async").getString("id");
    }

    private String delivered() {
        String id = goingOn("crm.phone-number", "Callback-Url", "jms:queue:desk.outcomes")
                .getString("id");
        await().atMost(PATIENCE).until(() -> stateOfDelivery(id).equals("delivered"));
        return id;
    }

    private String stateOfDelivery(String id) {
        JsonObject delivery = http.get("/api/exchanges/" + id).json().getJsonObject("delivery");
        return delivery == null ? "" : delivery.getString("state");
    }

    private JsonObject goingOn(String service, String header, String value) {
        HttpAnswer accepted =
                http.call("/api/services/" + service + "/requests", request -> request.header(header, value)
                        .POST(BodyPublishers.ofString(ANALYSIS)));
        return accepted.json();
    }

    private String key() {
        return http.postJson("/api/keys", "{\"name\":\"An example\",\"roles\":[\"requestor\"]}")
                .json()
                .getString("id");
    }

    private String placed() {
        return http.postJson("/api/calls", "{\"customerId\":\"C-1001\",\"agent\":\"desk-7\"}")
                .json()
                .getString("id");
    }
}
