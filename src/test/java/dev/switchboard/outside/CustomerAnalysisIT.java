package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample's analysis of a customer, which is made in several steps. */
@ExtendWith(SharedSwitchboard.class)
class CustomerAnalysisIT {
    private static final String SERVICE = "insight.customer-analysis";
    private static final String OF_THE_FIRST_CUSTOMER = "{\"customerId\":\"C-1001\"}";
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final long MINUTE = 60_000;

    private final SwitchboardProcess switchboard;
    private final HttpCaller http;

    CustomerAnalysisIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
        this.http = switchboard.http();
    }

    /** Message-driven beans come up one by one. */
    @BeforeEach
    void everyStepListens() {
        switchboard.await("an analysis", () -> http.answersOk(SERVICE, OF_THE_FIRST_CUSTOMER));
    }

    @Test
    void anHttpCallerGetsTheReplyOfTheLastStep() {
        HttpAnswer answer = http.ask(SERVICE, OF_THE_FIRST_CUSTOMER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"customerId\":\"C-1001\",\"name\":\"Dirk Paulsen\",\"asOf\":\"2026-10-31\","
                        + "\"figures\":{\"daysSinceOrder\":17,\"ordersInYear\":6,\"valueInYear\":2609.40,\"openCases\":0,"
                        + "\"urgentCases\":0,\"callsInMonth\":1},"
                        + "\"score\":{\"recency\":4,\"frequency\":4,\"value\":4,\"goodwill\":5,\"total\":17},"
                        + "\"recommendation\":{\"action\":\"offer-contract\",\"reason\":\"Scores 17 of 20\"}}");
    }

    @Test
    void anUnknownCustomerIsAProblem() {
        JsonObject problem = http.ask(SERVICE, "{\"customerId\":\"C-9999999\"}").problem(404, "unknown-customer");

        assertThat(problem.getString("detail")).contains("C-9999999");
    }

    @Test
    void aRequestThatNamesNoCustomerIsAProblem() {
        http.ask(SERVICE, "{\"customerId\":1001}").problem(422, "malformed-request");
        http.post("/api/services/" + SERVICE + "/requests", "application/pdf", OF_THE_FIRST_CUSTOMER)
                .problem(422, "malformed-request");
    }

    @Test
    void aJmsClientLearnsOfEveryStepBeforeTheReply() throws Exception {
        try (DurableRequestor requestor = DurableRequestor.connect(switchboard, OwnService.unusedName())) {
            requestor.send(SERVICE, OF_THE_FIRST_CUSTOMER, "analysis-1");
            List<Message> received = requestor.receiveUntilReply();

            assertThat(received)
                    .extracting(message -> message.getStringProperty("progress"))
                    .containsExactly("load-history", "score", "recommend", null);
            assertThat(received).extracting(Message::getJMSCorrelationID).containsOnly("analysis-1");
            Message reply = received.get(3);
            assertThat(reply.getIntProperty("status")).isEqualTo(200);
            assertThat(reply.getStringProperty("contentType")).isEqualTo("application/json");
            assertThat(reply.getBody(String.class)).contains("\"action\":\"offer-contract\"");
        }
    }

    @Test
    void whatTheRequestSaysOfItselfIsCarriedFromStepToStep() throws Exception {
        try (DurableRequestor requestor = DurableRequestor.connect(switchboard, OwnService.unusedName())) {
            Message request = requestor.request(OF_THE_FIRST_CUSTOMER, "analysis-2");
            request.setStringProperty("traceparent", TRACEPARENT);
            request.setStringProperty("exchangeId", "analysis-2");
            request.setStringProperty("service", SERVICE);
            request.setLongProperty("replyDeadline", 1_800_000_000_000L);
            requestor.send(SERVICE, request, DeliveryMode.PERSISTENT, MINUTE);

            assertThat(requestor.receiveUntilReply()).hasSize(4).allSatisfy(message -> {
                assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
                assertThat(message.getStringProperty("traceparent")).isEqualTo(TRACEPARENT);
                assertThat(message.getStringProperty("exchangeId")).isEqualTo("analysis-2");
                assertThat(message.getStringProperty("service")).isEqualTo(SERVICE);
                assertThat(message.getLongProperty("replyDeadline")).isEqualTo(1_800_000_000_000L);
            });
        }
    }

    @Test
    void stepsExpireWithTheRequestAndTheReplyDoesNot() throws Exception {
        try (DurableRequestor requestor = DurableRequestor.connect(switchboard, OwnService.unusedName())) {
            Message request = requestor.request(OF_THE_FIRST_CUSTOMER, "analysis-3");
            requestor.send(SERVICE, request, DeliveryMode.NON_PERSISTENT, MINUTE);
            List<Message> received = requestor.receiveUntilReply();

            assertThat(received).extracting(Message::getJMSDeliveryMode).containsOnly(DeliveryMode.NON_PERSISTENT);
            assertThat(received.subList(0, 3)).allSatisfy(progress -> assertThat(progress.getJMSExpiration())
                    .isCloseTo(request.getJMSExpiration(), within(MINUTE / 4)));
            assertThat(received.get(3).getJMSExpiration()).isZero();
        }
    }

    @Test
    void aRequestThatNobodyWantsAnsweredBlocksNothing() throws Exception {
        try (DurableRequestor requestor = DurableRequestor.connect(switchboard, OwnService.unusedName())) {
            for (int i = 0; i < 5; i++) {
                requestor.send(SERVICE, withoutReturnAddress(requestor), DeliveryMode.PERSISTENT, 0);
            }
            requestor.send(SERVICE, OF_THE_FIRST_CUSTOMER, "analysis-4");

            assertThat(requestor.receiveUntilReply())
                    .extracting(Message::getJMSCorrelationID)
                    .containsOnly("analysis-4");
        }
    }

    private static Message withoutReturnAddress(DurableRequestor requestor) throws JMSException {
        Message request = requestor.request(OF_THE_FIRST_CUSTOMER, "analysis-of-nobody");
        request.setJMSReplyTo(null);
        return request;
    }
}
