package dev.switchboard.outside;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hundreds of requests somewhere between the steps of the analysis. */
final class SurvivingAnalyses implements Survivor {
    private static final String SERVICE = "insight.customer-analysis";
    private static final String REPLIES = "analyst.replies";
    private static final int REQUESTS = 200;
    private static final int REPLIES_BEFORE_THE_KILL = 40;
    private static final int ALL = REQUESTS + 10;
    private static final String REPLY = "200";

    /** By message id, because the broker may deliver one message twice to a client who could not acknowledge it. */
    private final Set<Arrival> arrivals = ConcurrentHashMap.newKeySet();

    private final CountDownLatch timeToKill = new CountDownLatch(REPLIES_BEFORE_THE_KILL);

    private final List<DurableRequestor> requestors = new ArrayList<>();

    /** @param kind the step that is reported, or the status of a reply */
    private record Arrival(String messageId, String correlationId, String kind) {}

    @Override
    public void promise(SwitchboardProcess first) throws JMSException {
        DurableRequestor requestor = requestorOf(first);
        requestor.sendTogether(SERVICE, requests(requestor, 0, REQUESTS));
    }

    @Override
    public void awaitTheMoment() throws InterruptedException {
        assertThat(timeToKill.await(ChildProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Override
    public void killed() {
        assertThat(answered()).as("replies before the kill").hasSizeLessThan(REQUESTS);
    }

    @Override
    public void assertKeptBy(SwitchboardProcess second) throws JMSException {
        DurableRequestor requestor = requestorOf(second);
        second.await("all replies", () -> answered().size() >= REQUESTS);
        // these stand behind whatever would still come twice
        requestor.sendTogether(SERVICE, requests(requestor, REQUESTS, ALL));
        second.await("the last replies", () -> answered().size() >= ALL);
        for (String kind : new String[] {"load-history", "score", "recommend", REPLY}) {
            assertThat(countsOf(kind)).as(kind).hasSize(ALL);
            assertThat(countsOf(kind).values()).as(kind).containsOnly(1L);
        }
    }

    private DurableRequestor requestorOf(SwitchboardProcess switchboard) throws JMSException {
        DurableRequestor requestor = DurableRequestor.connect(switchboard, REPLIES);
        requestors.add(requestor);
        requestor.listen(this::record);
        return requestor;
    }

    @Override
    public void close() throws JMSException {
        for (DurableRequestor requestor : requestors) {
            requestor.close();
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
