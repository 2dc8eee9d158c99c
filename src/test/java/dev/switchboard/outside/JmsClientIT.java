package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A JMS client of the embedded broker, with no HTTP involved. */
@ExtendWith(SharedSwitchboard.class)
class JmsClientIT {
    private static final String SERVICE = "crm.phone-number";

    private final SwitchboardProcess switchboard;

    JmsClientIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void aRequestIsAnsweredWhereItsReturnAddressSays() throws Exception {
        try (JmsClient jms = switchboard.jms()) {
            Message reply = jms.request(SERVICE, "{\"customerId\":\"C-1001\"}", "order-4711");

            assertThat(reply.getJMSCorrelationID()).isEqualTo("order-4711");
            assertThat(reply.getBody(String.class)).contains("\"phoneNumber\":\"+493023125096\"");
            assertThat(reply.getStringProperty("contentType")).isEqualTo("application/json");
            assertThat(reply.getIntProperty("status")).isEqualTo(200);
        }
    }

    @Test
    void aRefusalIsAReplyWithItsStatus() throws Exception {
        try (JmsClient jms = switchboard.jms()) {
            Message reply = jms.request(SERVICE, "{\"customerId\":\"C-9999999\"}", "order-4712");

            assertThat(reply.getJMSCorrelationID()).isEqualTo("order-4712");
            assertThat(reply.getIntProperty("status")).isEqualTo(404);
        }
    }

    @Test
    void anAnswerGivenByAJmsClientReachesTheHttpCaller() throws Exception {
        try (JmsClient jms = switchboard.jms();
                Session replier = jms.reply(SERVICE, request -> "It was " + request.getBody(String.class))) {
            HttpAnswer answer = switchboard.http().ask(SERVICE, "{\"customerId\":\"C-1001\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("It was {\"customerId\":\"C-1001\"}");
        }
    }
}
