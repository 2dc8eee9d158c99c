package dev.switchboard.outside;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reply that comes when its caller has been told something else. */
@ExtendWith(SharedSwitchboard.class)
class LateRepliesIT {
    private final SwitchboardProcess switchboard;

    LateRepliesIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    private enum Correlation {
        CORRELATION_ID,
        MESSAGE_ID;

        void answer(JmsReplier replier, Message request, String text) throws JMSException {
            Message reply = replier.session().createTextMessage(text);
            reply.setStringProperty("mark", request.getStringProperty("service"));
            reply.setJMSCorrelationID(this == MESSAGE_ID ? request.getJMSMessageID() : request.getJMSCorrelationID());
            replier.sendTo(request, reply);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCountedAndReachesNobodyElse(Correlation correlation) throws Exception {
        JmsReplier.Answer lateToTheFirst = (request, replier) -> {
            if (replier.requests().size() == 2) {
                correlation.answer(replier, replier.requests().element(), "late");
                correlation.answer(replier, request, "in time");
            }
        };
        try (OwnService service = OwnService.declare(switchboard, declaration(correlation));
                JmsReplier replier = service.answeredBy(lateToTheFirst)) {
            HttpAnswer.of(service.ask("text/plain", "first")).problem(504, "reply-timeout");

            CompletableFuture<HttpResponse<byte[]>> second =
                    service.asking(request -> request.header("Prefer", "wait=60"));

            assertThat(second.join().body()).asString(UTF_8).isEqualTo("in time");
            assertThat(replier.finds("switchboard.invalid-messages", "mark = '" + service.name() + "'"))
                    .isFalse();
            service.awaitLive("a late reply", live -> live.getInt("lateReplies") == 1);
            assertThat(service.live().getInt("replies")).isEqualTo(1);
            assertThat(service.live().getInt("timeouts")).isEqualTo(1);
            assertThat(service.live().getInt("outstanding")).isZero();
        }
    }

    private static String declaration(Correlation correlation) {
        return "{\"timeout\": \"PT3S\", \"maxTimeout\": \"PT60S\", \"correlateBy\": \"" + correlation + "\"}";
    }
}
