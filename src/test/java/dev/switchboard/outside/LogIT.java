package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Request and reply are in the log for who looks for them, and for nobody else. */
@ExtendWith(SharedSwitchboard.class)
class LogIT {
    private static final String SERVICE = "crm.phone-number";
    private static final String FIRST_CUSTOMER = "{\"customerId\":\"C-1001\"}";

    @Test
    void requestAndReplyAreLoggedAtDebug() {
        try (SwitchboardProcess talkative = Launch.inDevelopment()
                .with("SWITCHBOARD_LOG_LEVEL", "debug")
                .with("SWITCHBOARD_LOG_FORMAT", "json")
                .start()) {
            String exchange = talkative.http().ask(SERVICE, FIRST_CUSTOMER).header("Exchange-Id");
            talkative.await("the log of the reply", () -> talkative.output().contains("Reply to " + exchange));
            assertThat(talkative.stop()).isEqualTo(128 + 15);

            List<JsonObject> entries =
                    talkative.output().lines().map(LogIT::read).toList();
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(entry).containsKeys("time", "level", "logger", "node", "message"));
            JsonObject request = entry(entries, "Request " + exchange + " to " + SERVICE);
            assertThat(request.getString("exchangeId")).isEqualTo(exchange);
            assertThat(request.getString("service")).isEqualTo(SERVICE);
            assertThat(request.getString("traceId")).isEqualTo(exchange.replace("-", ""));
            assertThat(entry(entries, "Reply to " + exchange + ": DELIVERED").getString("exchangeId"))
                    .isEqualTo(exchange);
            assertThat(entry(entries, "Switchboard has stopped").getString("level"))
                    .isEqualTo("info");
        }
    }

    private static JsonObject read(String line) {
        return Json.createReader(new StringReader(line)).readObject();
    }

    private static JsonObject entry(List<JsonObject> entries, String message) {
        return entries.stream()
                .filter(entry -> entry.getString("message", "").equals(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not logged: " + message));
    }

    @Test
    void otherwiseAnExchangeLeavesNoTraceInTheLog(SwitchboardProcess switchboard) {
        String exchange = switchboard.http().ask(SERVICE, FIRST_CUSTOMER).header("Exchange-Id");

        assertThat(switchboard.output()).doesNotContain(exchange);
    }
}
