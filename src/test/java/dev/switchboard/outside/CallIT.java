package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Session;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A support employee clicks <i>Call</i>. */
@ExtendWith(SharedSwitchboard.class)
class CallIT {
    private static final String ANNA_CALLS_THE_FIRST_CUSTOMER = "{\"customerId\":\"C-1001\",\"agent\":\"anna\"}";

    private final SwitchboardProcess switchboard;
    private final HttpCaller http;

    CallIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
        this.http = switchboard.http();
    }

    @Test
    void aCallIsPlacedWithTheNumberFromTheCrm() {
        HttpAnswer answer = http.postJson("/api/calls", ANNA_CALLS_THE_FIRST_CUSTOMER);

        assertThat(answer.status()).isEqualTo(201);
        JsonObject call = answer.json();
        assertThat(call.getString("customerId")).isEqualTo("C-1001");
        assertThat(call.getString("agent")).isEqualTo("anna");
        assertThat(call.getString("phoneNumber")).isEqualTo("+493023125096");
        assertThat(Instant.parse(call.getString("placedAt"))).isBefore(Instant.now());
    }

    @Test
    void thePlacedCallIsFoundWhereItsLocationSays() {
        HttpAnswer placed = http.postJson("/api/calls", ANNA_CALLS_THE_FIRST_CUSTOMER);

        String path = URI.create(placed.header("Location")).getPath();
        HttpAnswer found = http.get(path);

        assertThat(path).isEqualTo("/api/calls/" + placed.json().getString("id"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().getString("id")).isEqualTo(placed.json().getString("id"));
        assertThat(found.json().getString("phoneNumber")).isEqualTo("+493023125096");
    }

    @Test
    void noCallIsPlacedToACustomerWhomTheCrmDoesNotKnow() {
        HttpAnswer answer = http.postJson("/api/calls", "{\"customerId\":\"C-9999999\",\"agent\":\"anna\"}");

        answer.problem(404, "unknown-customer");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void noCallIsPlacedWhileTheCrmIsSilent() throws Exception {
        try (JmsClient jms = switchboard.jms();
                Session swallowed = jms.swallow("crm.phone-number")) {
            http.postJson("/api/calls", ANNA_CALLS_THE_FIRST_CUSTOMER).problem(504, "reply-timeout");
        }
    }

    @Test
    void aCallThatWasNeverPlacedIsNotFound() {
        http.get("/api/calls/00000000-0000-4000-8000-000000000000").problem(404, "not-found");
    }
}
