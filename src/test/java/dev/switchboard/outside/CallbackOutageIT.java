package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promises that outlive the broker's absence, and a node's stop. */
class CallbackOutageIT {
    private static final int OUTBOX = 5;

    @Test
    void whileTheBrokerIsAwayRequestsAreAcceptedUpToALimitAndSentWhenItIsBack() throws Exception {
        try (ExternalBroker broker = ExternalBroker.start();
                SwitchboardProcess switchboard = with(broker).start();
                OwnService service = OwnService.declare(switchboard)) {
            broker.close();
            switchboard.await(
                    "the loss of the broker",
                    () -> HttpAnswer.of(service.ask("text/plain", "x")).body().contains("broker-unavailable"));

            List<BegunExchange> promised = Stream.generate(() -> BegunExchange.of(switchboard, service))
                    .limit(OUTBOX)
                    .toList();
            HttpAnswer refused = promise(service);
            refused.problem(503, "overloaded");
            assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");

            try (ExternalBroker back = ExternalBroker.start(broker.port());
                    JmsReplier replier = JmsReplier.listen(
                            back.url(),
                            ExternalBroker.USER,
                            ExternalBroker.PASSWORD,
                            service.name(),
                            JmsReplier.text("at last"))) {
                promised.forEach(exchange -> exchange.awaitState("replied"));
                assertThat(replier.requests()).hasSize(OUTBOX);
                // what waits is counted once a second
                await("room")
                        .atMost(OwnService.PATIENCE)
                        .until(() -> promise(service).status() == 202);
                BegunExchange.of(switchboard, service).awaitState("replied");
            }
        }
    }

    private static HttpAnswer promise(OwnService service) {
        return HttpAnswer.of(service.ask(request -> request.header("Prefer", "respond-async")));
    }

    @Test
    void aNodeThatIsStoppedTellsThoseWhoWaitHowThingsStand() throws IOException {
        try (SwitchboardProcess switchboard = Launch.inDevelopment().start();
                Socket poll = new Socket(InetAddress.getLoopbackAddress(), switchboard.port())) {
            OwnService service = OwnService.declare(switchboard);
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            EventReader reader = EventReader.read(switchboard, exchange.path() + "/events", "");
            reader.awaitEvents(1);
            String call = "GET " + exchange.path() + " HTTP/1.1\r\nHost: localhost\r\nPrefer: wait=50\r\n\r\n";
            poll.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));

            switchboard.stop();

            String answer = new String(poll.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 (200|503) .*");
            assertThat(reader.awaitEnd().statusCode()).isEqualTo(200);
            assertThat(reader.events()).containsExactly("accepted");
        }
    }

    private static Launch with(ExternalBroker broker) {
        return Launch.inDevelopment()
                .with("SWITCHBOARD_OUTBOX_LIMIT", Integer.toString(OUTBOX))
                .with("BROKER_URL", broker.url())
                .with("BROKER_USER", ExternalBroker.USER)
                .with("BROKER_PASSWORD", ExternalBroker.PASSWORD);
    }
}
