package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same jar with a broker in another process: nothing differs but three environment variables. */
class ExternalBrokerIT {
    /** By the client, in less time than a test has. */
    private static final String NEVER_CHECKED =
            "?clientFailureCheckPeriod=3600000&connectionTTL=3600000&callTimeout=3600000";

    private static final String SERVICE = "crm.phone-number";
    private static final String FIRST_CUSTOMER = "{\"customerId\":\"C-1001\"}";

    private static ExternalBroker broker;
    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void start() {
        broker = ExternalBroker.start();
        switchboard = Launch.inDevelopment()
                .with("BROKER_URL", broker.url() + NEVER_CHECKED)
                .with("BROKER_USER", ExternalBroker.USER)
                .with("BROKER_PASSWORD", ExternalBroker.PASSWORD)
                .start();
    }

    @AfterAll
    static void stop() {
        switchboard.close();
        broker.close();
    }

    @Test
    void httpCallersAreAnsweredThroughIt() {
        HttpAnswer answer = switchboard.http().ask(SERVICE, FIRST_CUSTOMER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("phoneNumber")).isEqualTo("+493023125096");
    }

    @Test
    void itsJmsClientsAreAnswered() throws Exception {
        try (JmsClient jms = broker.jms()) {
            Message reply = jms.request(SERVICE, FIRST_CUSTOMER, "order-4713");

            assertThat(reply.getJMSCorrelationID()).isEqualTo("order-4713");
            assertThat(reply.getBody(String.class)).contains("+493023125096");
        }
    }

    @Test
    void noBrokerIsEmbedded() {
        assertThat(FreePorts.isFree(switchboard.brokerPort())).isTrue();
    }

    /** Its connections stand, and only that it doesn't answer tells. */
    @Test
    void itsSilenceIsNoticed() {
        switchboard.await("an answer", () -> askBriefly().status() == 200);
        silenceIsNoticed();
    }

    /** Who sends to a queue for the first time asks the broker for it before, and waits. */
    @Test
    void itsSilenceIsNoticedByWhoSendsFirst() {
        broker.close();
        broker = ExternalBroker.start(broker.port());
        switchboard.await(
                "somebody who listens",
                () -> switchboard
                                .http()
                                .get("/api/services/" + SERVICE)
                                .json()
                                .getJsonObject("live")
                                .getInt("responders", 0)
                        > 0);
        silenceIsNoticed();
    }

    private static void silenceIsNoticed() {
        broker.freeze();
        try {
            switchboard.await("a refusal", () -> askBriefly().body().contains("broker-unavailable"));
            askBriefly().problem(503, "broker-unavailable");
            assertThat(switchboard.http().get("/health/ready").status()).isEqualTo(503);
            assertThat(Figures.of(switchboard).value("switchboard_broker_up")).isZero();
        } finally {
            broker.thaw();
        }

        switchboard.awaitReadiness();
        switchboard.await("an answer", () -> askBriefly().status() == 200);
    }

    private static HttpAnswer askBriefly() {
        return switchboard.http().call("/api/services/" + SERVICE + "/requests", request -> request.header(
                        "Content-Type", "application/json")
                .header("Prefer", "wait=1")
                .POST(BodyPublishers.ofString(FIRST_CUSTOMER)));
    }

    /** Nobody would be told the secret later. */
    @Test
    void aSubscriptionThatCouldNotBeMadeIsNotKept() {
        broker.close();
        switchboard.await("a refusal", () -> subscribe().status() == 503);

        broker = ExternalBroker.start(broker.port());
        switchboard.awaitReadiness();
        switchboard.await("a subscription with its secret", () -> {
            HttpAnswer answer = subscribe();
            assertThat(answer.status()).as(answer.body()).isIn(201, 409, 503);
            return answer.status() == 201 && answer.json().getString("secret").startsWith("whsec_");
        });
    }

    private static HttpAnswer subscribe() {
        return switchboard.http().call("/api/topics/crm.customer-changed/subscriptions/late", request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"url\": \"http://localhost:1/\"}")));
    }

    @Test
    void itsAbsenceIsSaidAtOnceAndItsReturnIsNoticed() {
        broker.close();
        switchboard.await(
                "a refusal",
                () -> switchboard.http().ask(SERVICE, FIRST_CUSTOMER).status() == 503);
        switchboard.http().ask(SERVICE, FIRST_CUSTOMER).problem(503, "broker-unavailable");

        broker = ExternalBroker.start(broker.port());
        switchboard.awaitReadiness();
    }
}
