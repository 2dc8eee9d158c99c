package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Session;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An HTTP caller asks the sample CRM for a customer's number. */
@ExtendWith(SharedSwitchboard.class)
class CustomerNumberIT {
    private static final String SERVICE = "crm.phone-number";

    private final SwitchboardProcess switchboard;
    private final HttpCaller http;

    CustomerNumberIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
        this.http = switchboard.http();
    }

    @Test
    void aKnownCustomersNumberIsTheAnswer() {
        HttpAnswer answer = http.ask(SERVICE, "{\"customerId\":\"C-1001\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Exchange-Id"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(answer.json().getString("customerId")).isEqualTo("C-1001");
        assertThat(answer.json().getString("name")).isEqualTo("Dirk Paulsen");
        assertThat(answer.json().getString("phoneNumber")).isEqualTo("+493023125096");
    }

    @Test
    void anUnknownCustomerIsAProblemOfTheCrms() {
        HttpAnswer answer = http.ask(SERVICE, "{\"customerId\":\"C-9999999\"}");

        JsonObject problem = answer.problem(404, "unknown-customer");
        assertThat(problem.getString("detail")).contains("C-9999999");
    }

    @Test
    void everyExchangeHasAnIdOfItsOwn() {
        String first = http.ask(SERVICE, "{\"customerId\":\"C-1001\"}").header("Exchange-Id");
        String second = http.ask(SERVICE, "{\"customerId\":\"C-1001\"}").header("Exchange-Id");

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void aServiceThatIsNotDeclaredIsUnknown() {
        JsonObject problem = http.ask("weather.forecast", "{}").problem(404, "unknown-service");

        assertThat(problem.getString("instance")).isEqualTo("/api/services/weather.forecast/requests");
    }

    @Test
    void silenceUntilTheDeadlineIsATimeout() throws Exception {
        try (JmsClient jms = switchboard.jms();
                Session swallowed = jms.swallow(SERVICE)) {
            HttpAnswer answer = http.ask(SERVICE, "{\"customerId\":\"C-1001\"}");

            JsonObject problem = answer.problem(504, "reply-timeout");
            assertThat(problem.getString("exchangeId")).isEqualTo(answer.header("Exchange-Id"));
        }
        assertThat(http.ask(SERVICE, "{\"customerId\":\"C-1001\"}").status()).isEqualTo(200);
    }
}
