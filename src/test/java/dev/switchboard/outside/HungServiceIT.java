package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service whose replier listens and does nothing harms nobody but its own callers. */
@ExtendWith(SharedSwitchboard.class)
class HungServiceIT {
    private static final int CALLERS = 300;
    private static final int HEALTHY_CALLS = 50;

    private final SwitchboardProcess switchboard;

    HungServiceIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void itsCallersHoldUpNobodyAndLeaveNothingInItsQueue() throws Exception {
        try (OwnService hung = OwnService.declare(switchboard, "{\"timeout\": \"PT30S\"}");
                OwnService healthy = OwnService.declare(switchboard);
                JmsReplier replier = healthy.answeredBy(JmsReplier.echo());
                HungReplier dead = new HungReplier(hung)) {
            List<CompletableFuture<HttpResponse<byte[]>>> waiting = Stream.generate(
                            () -> hung.asking(UnaryOperator.identity()))
                    .limit(CALLERS)
                    .toList();
            hung.awaitLive("all callers to wait", live -> live.getInt("outstanding") == CALLERS);

            for (int call = 0; call < HEALTHY_CALLS; call++) {
                assertThat(healthy.ask("text/plain", "Hello").statusCode()).isEqualTo(200);
            }
            assertThat(waiting).noneMatch(CompletableFuture::isDone);

            waiting.forEach(answer -> HttpAnswer.of(answer.join()).problem(504, "reply-timeout"));
            hung.awaitLive("an empty queue", live -> live.getInt("depth") == 0);
            assertThat(hung.live().getInt("timeouts")).isEqualTo(CALLERS);
            assertThat(hung.live().getInt("outstanding")).isZero();
            assertThat(hung.responders()).isEqualTo(1);
        }
    }

    /** Listens, and takes not a single message. */
    private final class HungReplier implements AutoCloseable {
        private final ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                "tcp://localhost:" + switchboard.brokerPort() + "?consumerWindowSize=0", "switchboard", "switchboard");
        private final Connection connection = factory.createConnection();

        HungReplier(OwnService service) throws Exception {
            Session session = connection.createSession();
            session.createConsumer(session.createQueue(service.name()));
            service.awaitLive("the hung replier", live -> live.getInt("responders", 0) == 1);
        }

        @Override
        public void close() throws Exception {
            connection.close();
            factory.close();
        }
    }
}
