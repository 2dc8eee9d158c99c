package dev.switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class NodeReportJsonTest {
    private static final JsonObject EXCHANGE =
            Json.createObjectBuilder().add("id", "x").build();

    @Test
    void aReportIsReadAsItWasWritten() {
        NodeReport report = new NodeReport(
                "node-1", Map.of("a.service", rates(3, 1_000)), Map.of("a.topic", 1.5), List.of(EXCHANGE), true);

        assertThat(NodeReportJson.read(NodeReportJson.write(report))).isEqualTo(report);
    }

    @Test
    void aBusyNodesReportIsSmall() {
        Histogram busy = new Histogram(2);
        for (int i = 0; i < 100_000; i++) {
            busy.recordValue(i);
        }
        NodeReport report = new NodeReport(
                "node-1", Map.of("a.service", new ServiceRates(1, 1, 1, 1, 1, 1, 1, busy)), Map.of(), List.of(), false);

        assertThat(NodeReportJson.write(report).toString()).hasSizeLessThan(4_000);
    }

    @Test
    void nodesAreAddedUpAndTheirLatenciesMerged() {
        ServiceRates both = rates(3, 1_000).plus(rates(4, 9_000));

        assertThat(both.outstanding()).isEqualTo(7);
        assertThat(both.exchanges()).isEqualTo(20.5);
        assertThat(both.latency().getTotalCount()).isEqualTo(2);
        assertThat(both.latency().getValueAtPercentile(50)).isBetween(990L, 1_010L);
        assertThat(both.latency().getValueAtPercentile(99)).isBetween(8_900L, 9_100L);
    }

    private static ServiceRates rates(int outstanding, long micros) {
        Histogram latency = new Histogram(2);
        latency.recordValue(micros);
        return new ServiceRates(outstanding, 10.25, 9, 1, 0, 0.5, 0.25, latency);
    }
}
