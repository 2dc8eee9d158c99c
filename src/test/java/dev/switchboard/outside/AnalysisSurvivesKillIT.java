package dev.switchboard.outside;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while hundreds of requests are somewhere between the steps of the analysis. */
class AnalysisSurvivesKillIT {
    private static final String SERVICE = "insight.customer-analysis";
    private static final String REPLIES = "analyst.replies";
    private static final int REQUESTS = 200;
    private static final int REPLIES_BEFORE_THE_KILL = 40;
    private static final int REQUESTS_AFTERWARDS = 10;

    /** By message id, because the broker may deliver one message twice to a client who could not acknowledge it. */
    private final Set<Arrival> arrivals = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path data;

    /** @param kind the step that is reported, or the status of a reply */
    private record Arrival(String messageId, String correlationId, String kind) {}

    @Test
    void everyRequestIsAnsweredAfterTheRestartAndNoneTwice() throws Exception {
        try (SwitchboardProcess first = Launch.inDevelopment().onData(data).start();
                DurableRequestor requestor = DurableRequestor.connect(first, REPLIES)) {
            for (int i = 0; i < REQUESTS; i++) {
                requestor.send(SERVICE, "{\"customerId\":\"C-" + (1001 + i) + "\"}", "analysis-" + i);
            }
            requestor.listen(this::record);
            first.await("some replies", () -> answered().size() >= REPLIES_BEFORE_THE_KILL);
            first.kill();
        }
        assertThat(answered()).as("replies before the kill").hasSizeLessThan(REQUESTS);

        try (SwitchboardProcess second = Launch.inDevelopment().onData(data).start();
                DurableRequestor requestor = DurableRequestor.connect(second, REPLIES)) {
            requestor.listen(this::record);
            second.await("all replies", () -> answered().size() >= REQUESTS);
            // these stand behind whatever would still come twice
            for (int i = REQUESTS; i < REQUESTS + REQUESTS_AFTERWARDS; i++) {
                requestor.send(SERVICE, "{\"customerId\":\"C-1001\"}", "analysis-" + i);
            }
            second.await("the last replies", () -> answered().size() >= REQUESTS + REQUESTS_AFTERWARDS);
        }
        for (String kind : new String[] {"load-history", "score", "recommend", "200"}) {
            assertThat(countsOf(kind)).as(kind).hasSize(REQUESTS + REQUESTS_AFTERWARDS);
            assertThat(countsOf(kind).values()).as(kind).containsOnly(1L);
        }
    }

    private void record(Message message) {
        try {
            String kind = message.getStringProperty(message.propertyExists("progress") ? "progress" : "status");
            arrivals.add(new Arrival(message.getJMSMessageID(), message.getJMSCorrelationID(), kind));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> answered() {
        return countsOf("200").keySet();
    }

    private Map<String, Long> countsOf(String kind) {
        return arrivals.stream()
                .filter(arrival -> arrival.kind().equals(kind))
                .collect(groupingBy(Arrival::correlationId, counting()));
    }
}
