package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.exchange.TraceContext;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The types of what an entry speaks of are the application's: here they are really those. */
class JsonLineTest {
    private static final ExchangeId ID = ExchangeId.at(1_700_000_000_000L);

    @Test
    void anEntryIsOneLineWithTheFieldsThatProgramsLookFor() {
        LogRecord entry = new LogRecord(Level.WARNING, "Something happened");
        entry.setLoggerName("dev.switchboard.channel.BrokerLink");
        entry.setInstant(Instant.parse("2026-11-25T10:00:00.123456Z"));

        String line = new JsonLine().format(entry);

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonObject json = read(line);
        assertThat(json.getString("time")).isEqualTo("2026-11-25T10:00:00.123Z");
        assertThat(json.getString("level")).isEqualTo("warning");
        assertThat(json.getString("logger")).isEqualTo("dev.switchboard.channel.BrokerLink");
        assertThat(json.getString("message")).isEqualTo("Something happened");
        assertThat(json).doesNotContainKeys("exchangeId", "service", "traceId", "stackTrace");
    }

    @Test
    void whatAnEntrySpeaksOfIsFoundByItsType() {
        LogRecord entry = new LogRecord(Level.FINE, "Request {0} to {1}");
        TraceContext trace = new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        entry.setParameters(
                new Object[] {ID, new ServiceName("crm.phone-number"), trace, new TopicName("crm.changed"), "beside"});

        JsonObject json = read(new JsonLine().format(entry));

        assertThat(json.getString("message")).isEqualTo("Request " + ID + " to crm.phone-number");
        assertThat(json.getString("exchangeId")).isEqualTo(ID.text());
        assertThat(json.getString("service")).isEqualTo("crm.phone-number");
        assertThat(json.getString("topic")).isEqualTo("crm.changed");
        assertThat(json.getString("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aStackTraceIsText() {
        LogRecord entry = new LogRecord(Level.SEVERE, "It failed");
        entry.setThrown(new IllegalStateException("disk full"));

        String trace = read(new JsonLine().format(entry)).getString("stackTrace");

        assertThat(trace).startsWith("java.lang.IllegalStateException: disk full\n\tat ");
    }

    @Property(tries = 200)
    void whateverIsLoggedComesBackFromOneLine(@ForAll String text) {
        LogRecord entry = new LogRecord(Level.INFO, text);

        String line = new JsonLine().format(entry);

        assertThat(line.lines()).hasSize(1);
        assertThat(read(line).getString("message", "")).isEqualTo(text);
    }

    @Test
    void theLaunchersOwnLinesAreObjectsToo() {
        JsonObject json = read(LogFormat.JSON.line(Level.INFO, "  API       http://localhost:8080/api"));

        assertThat(json.getString("message")).isEqualTo("API       http://localhost:8080/api");
        assertThat(json.getString("logger")).isEqualTo("dev.switchboard.boot");
    }

    private static JsonObject read(String line) {
        return Json.createReader(new StringReader(line)).readObject();
    }
}
