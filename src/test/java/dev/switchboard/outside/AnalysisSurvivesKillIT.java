package dev.switchboard.outside;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while hundreds of requests are somewhere between the steps of the analysis. */
class AnalysisSurvivesKillIT {
    private static final String SERVICE = "insight.customer-analysis";
    private static final String REPLIES = "analyst.replies";
    private static final int REQUESTS = 200;
    private static final int REPLIES_BEFORE_THE_KILL = 40;
    private static final int ALL = REQUESTS + 10;
    private static final String REPLY = "200";

    /** By message id, because the broker may deliver one message twice to a client who could not acknowledge it. */
    private final Set<Arrival> arrivals = ConcurrentHashMap.newKeySet();

    private final CountDownLatch timeToKill = new CountDownLatch(REPLIES_BEFORE_THE_KILL);

    @TempDir
    private Path data;

    /** @param kind the step that is reported, or the status of a reply */
    private record Arrival(String messageId, String correlationId, String kind) {}

    @Test
    void everyRequestIsAnsweredAfterTheRestartAndNoneTwice() throws Exception {
        try (SwitchboardProcess first = Launch.inDevelopment().onData(data).start();
                DurableRequestor requestor = DurableRequestor.connect(first, REPLIES)) {
            requestor.listen(this::record);
            requestor.sendTogether(SERVICE, requests(requestor, 0, REQUESTS));
            assertThat(timeToKill.await(ChildProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            first.kill();
        }
        assertThat(answered()).as("replies before the kill").hasSizeLessThan(REQUESTS);

        try (SwitchboardProcess second = Launch.inDevelopment().onData(data).start();
                DurableRequestor requestor = DurableRequestor.connect(second, REPLIES)) {
            requestor.listen(this::record);
            second.await("all replies", () -> answered().size() >= REQUESTS);
            // these stand behind whatever would still come twice
            requestor.sendTogether(SERVICE, requests(requestor, REQUESTS, ALL));
            second.await("the last replies", () -> answered().size() >= ALL);
        }
        for (String kind : new String[] {"load-history", "score", "recommend", REPLY}) {
            assertThat(countsOf(kind)).as(kind).hasSize(ALL);
            assertThat(countsOf(kind).values()).as(kind).containsOnly(1L);
        }
    }

    private static List<Message> requests(DurableRequestor requestor, int from, int to) throws JMSException {
        List<Message> requests = new ArrayList<>();
        for (int i = from; i < to; i++) {
            requests.add(requestor.request("{\"customerId\":\"C-" + (1001 + i) + "\"}", "analysis-" + i));
        }
        return requests;
    }

    private void record(Message message) {
        try {
            String kind = message.getStringProperty(message.propertyExists("progress") ? "progress" : "status");
            arrivals.add(new Arrival(message.getJMSMessageID(), message.getJMSCorrelationID(), kind));
            if (kind.equals(REPLY)) {
                timeToKill.countDown();
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> answered() {
        return countsOf(REPLY).keySet();
    }

    private Map<String, Long> countsOf(String kind) {
        return arrivals.stream()
                .filter(arrival -> arrival.kind().equals(kind))
                .collect(groupingBy(Arrival::correlationId, counting()));
    }
}
