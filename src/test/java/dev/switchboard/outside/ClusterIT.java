package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.outside.ClusterLoad.Call;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two nodes, a replicated pair of brokers and a PostgreSQL, all as processes, of which one after the other goes. In order: what is
 * killed for good is killed last. {@code mvn -q -Pcluster} runs it.
 */
@Tag("cluster")
@TestMethodOrder(OrderAnnotation.class)
class ClusterIT {
    private static final String TOPIC = "cluster.changes";
    private static final Duration AT_MOST = Duration.ofSeconds(15);
    private static final int SOME = 100;

    private static final Set<String> heard = ConcurrentHashMap.newKeySet();

    private static Cluster cluster;
    private static OwnService service;
    private static JmsReplier replier;
    private static JMSContext subscriber;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start();
        service = OwnService.declare(cluster.node(0), "{\"timeout\":\"PT10S\",\"asyncTimeout\":\"PT10M\"}");
        cluster.node(0).http().call("/api/topics/" + TOPIC, request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{}")));
        String url = cluster.brokers().url() + "&reconnectAttempts=-1";
        replier =
                JmsReplier.listen(url, ExternalBroker.USER, ExternalBroker.PASSWORD, service.name(), JmsReplier.echo());
        subscriber = new ActiveMQConnectionFactory(url, ExternalBroker.USER, ExternalBroker.PASSWORD).createContext();
        subscriber.setClientID("cluster");
        JMSConsumer events = subscriber.createDurableConsumer(subscriber.createTopic(TOPIC), "all");
        events.setMessageListener(event -> heard.add(JmsTopicClient.textOf(event)));
        for (SwitchboardProcess node : cluster.nodes()) {
            await("the declarations")
                    .atMost(OwnService.PATIENCE)
                    .until(() -> node.http().get("/api/topics/" + TOPIC).status() == 200
                            && node.http().get(service.path()).status() == 200);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        replier.close();
        subscriber.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void withoutTheDatabaseRequestResponseGoesOnAndTheRestIsRefusedUntilItIsBack() {
        ClusterLoad load = load(false);
        try (load) {
            awaitSome(load);
            cluster.database().stop();
            int since = load.calls().size();
            await().atMost(OwnService.PATIENCE).until(() -> load.calls().size() > since + SOME);
            cluster.database().restart();
            awaitAllIsWell(load);
        }
        assertThat(load.calls())
                .filteredOn(call -> !call.kind().equals("begin") && !call.isGood())
                .isEmpty();
        assertThat(load.calls())
                .filteredOn(call -> call.kind().equals("begin") && call.status() != 202)
                .isNotEmpty()
                .allSatisfy(call -> call.answer().orElseThrow().problem(503, "ledger-unavailable"));
        assertThatPromisesAreKept(load);
    }

    @Test
    @Order(2)
    void aRollingRestartAnswersEveryCaller() {
        ClusterLoad load = load(true);
        try (load) {
            awaitSome(load);
            for (int node = 0; node < 2; node++) {
                cluster.node(node).stop();
                cluster.startNode(node);
                awaitAllIsWell(load);
            }
        }
        assertThat(load.calls()).filteredOn(call -> !call.isGood()).isEmpty();
        assertThatPromisesAreKept(load);
    }

    @Test
    @Order(3)
    void theBackupTakesOverFromTheBrokersPrimary() {
        int responders = responders();
        ClusterLoad load = load(false);
        try (load) {
            awaitSome(load);
            cluster.brokers().killPrimary();
            int since = load.calls().size();
            await().atMost(AT_MOST).untilAsserted(() -> {
                assertThat(load.allIsWellOn(0, since)).as("calls on node one").isTrue();
                assertThat(load.allIsWellOn(1, since)).as("calls on node two").isTrue();
                assertThat(responders()).as("message-driven beans").isEqualTo(responders);
            });
            awaitSome(load);
        }
        assertThat(load.calls()).filteredOn(call -> !call.isGood()).allSatisfy(ClusterIT::isHonest);
        assertThatPromisesAreKept(load);
    }

    @Test
    @Order(4)
    void aKilledNodeTakesOnlyItsOwnCallersWithIt() {
        ClusterLoad load = load(false);
        try (load) {
            awaitSome(load);
            cluster.node(0).kill();
            int since = load.calls().size();
            await().atMost(OwnService.PATIENCE).until(() -> load.calls().size() > since + SOME);
        }
        assertThat(load.calls())
                .filteredOn(call -> call.node() == 1 && !call.isGood())
                .isEmpty();
        assertThatPromisesAreKept(load);
    }

    private static ClusterLoad load(boolean balanced) {
        return new ClusterLoad(cluster.nodes(), service.name(), TOPIC, balanced);
    }

    private static void awaitSome(ClusterLoad load) {
        int since = load.calls().size();
        await("load on both nodes")
                .atMost(OwnService.PATIENCE)
                .until(() ->
                        load.calls().size() > since + SOME && load.allIsWellOn(0, since) && load.allIsWellOn(1, since));
    }

    private static void awaitAllIsWell(ClusterLoad load) {
        int since = load.calls().size();
        await("good answers of both nodes")
                .atMost(OwnService.PATIENCE)
                .until(() -> load.allIsWellOn(0, since) && load.allIsWellOn(1, since));
    }

    private static void isHonest(Call call) {
        HttpAnswer answer = call.answer().orElseThrow(() -> new AssertionError("No answer to " + call));
        assertThat(answer.status()).as(answer.body()).isIn(503, 504);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static int responders() {
        return cluster.node(1)
                .http()
                .get("/api/services/crm.phone-number")
                .json()
                .getJsonObject("live")
                .getInt("responders", 0);
    }

    /** Asked of the node that no test kills. */
    private static void assertThatPromisesAreKept(ClusterLoad load) {
        List<String> promised = load.promised();
        assertThat(promised).isNotEmpty();
        for (String id : promised) {
            HttpAnswer ended =
                    cluster.node(1).http().call("/api/exchanges/" + id, request -> request.header("Prefer", "wait=30"));
            assertThat(ended.json().getString("state")).as(id).isEqualTo("replied");
        }
        await("events").atMost(OwnService.PATIENCE).untilAsserted(() -> assertThat(heard)
                .containsAll(load.published()));
    }
}
