package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.WebhookReceiver.Answer;
import java.util.List;
import java.util.stream.Stream;

/** Callbacks on their way to a receiver who hangs while the first process lives. */
final class SurvivingDeliveries implements Survivor {
    private static final int EXCHANGES = 20;

    private final WebhookReceiver receiver = WebhookReceiver.startUnchecked();
    private List<BegunExchange> exchanges = List.of();

    @Override
    public void promise(SwitchboardProcess first) throws Exception {
        receiver.answers(Answer.HANG);
        OwnService service = OwnService.declare(first);
        try (JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            exchanges = Stream.generate(() -> begun(first, service))
                    .limit(EXCHANGES)
                    .toList();
            exchanges.forEach(exchange -> exchange.awaitState("replied"));
            assertThat(replier.requests()).hasSize(EXCHANGES);
        }
    }

    private BegunExchange begun(SwitchboardProcess switchboard, OwnService service) {
        return BegunExchange.of(switchboard, service, request -> request.header("Callback-Url", receiver.url("/hook")));
    }

    @Override
    public void awaitTheMoment() {
        receiver.awaitCalls(1);
    }

    @Override
    public void killed() {
        receiver.answers(204);
    }

    @Override
    public void assertKeptBy(SwitchboardProcess second) {
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
    }

    @Override
    public void close() {
        receiver.close();
    }
}
