package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.WebhookReceiver.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while webhooks are under way. */
class DeliverySurvivesKillIT {
    private static final int EXCHANGES = 20;

    @TempDir
    private Path data;

    @Test
    void whatWasUnderWayIsBroughtByTheNextProcess() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            receiver.answers(Answer.HANG);
            List<BegunExchange> exchanges = killedWhileDelivering(receiver);
            receiver.answers(204);

            try (SwitchboardProcess second = launch().start()) {
                for (BegunExchange exchange : exchanges) {
                    exchange.in(second).await("a delivered callback", now -> now.getJsonObject("delivery")
                            .getString("state")
                            .equals("delivered"));
                }
                assertThat(receiver.calls().stream()
                                .map(call -> call.header("webhook-id"))
                                .distinct())
                        .containsExactlyInAnyOrderElementsOf(
                                exchanges.stream().map(BegunExchange::id).toList());
                assertThat(second.stop()).isIn(0, 128 + 15);
                assertThat(second.output()).doesNotContain("Exception", "ERROR");
            }
        }
    }

    private List<BegunExchange> killedWhileDelivering(WebhookReceiver receiver) throws Exception {
        try (SwitchboardProcess first = launch().start()) {
            OwnService service = OwnService.declare(first);
            List<BegunExchange> exchanges;
            try (JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
                exchanges = Stream.generate(() -> begun(first, service, receiver))
                        .limit(EXCHANGES)
                        .toList();
                exchanges.forEach(exchange -> exchange.awaitState("replied"));
                assertThat(replier.requests()).hasSize(EXCHANGES);
            }
            receiver.awaitCalls(1);
            first.kill();
            return exchanges;
        }
    }

    private static BegunExchange begun(SwitchboardProcess switchboard, OwnService service, WebhookReceiver receiver) {
        return BegunExchange.of(switchboard, service, request -> request.header("Callback-Url", receiver.url("/hook")));
    }

    private Launch launch() {
        return Launch.inDevelopment().onData(data).with("SWITCHBOARD_CALLBACK_TIMEOUT", "PT2S");
    }
}
