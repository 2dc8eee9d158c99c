package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An exchange's life as server-sent events. */
@ExtendWith(SharedSwitchboard.class)
class ExchangeEventsIT {
    private final SwitchboardProcess switchboard;

    ExchangeEventsIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void aReaderIsToldOfEachEventAndTheStreamClosesAtTheEnd() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.Answer.NONE)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            EventReader reader = EventReader.read(switchboard, exchange.path() + "/events", "");
            reader.awaitEvents(1);

            Message progress = replier.session().createMessage();
            progress.setStringProperty("progress", "half way");
            service.awaitLive("the request", live -> !replier.requests().isEmpty());
            replier.reply(replier.requests().element(), progress);
            reader.awaitEvents(2);
            replier.reply(replier.requests().element(), replier.session().createTextMessage("done"));

            assertThat(reader.awaitEnd().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(reader.events()).containsExactly("accepted", "step", "replied");
            assertThat(reader.ids()).containsExactly("1", "2", "3");
            assertThat(reader.data().get(0)).contains(exchange.id());
            assertThat(reader.data().get(1)).contains("half way");
        }
    }

    @Test
    void theWholeLifeIsToldAfterItsEndToo() {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            exchange.cancel();

            EventReader reader = EventReader.read(switchboard, exchange.path() + "/events", "");

            reader.awaitEnd();
            assertThat(reader.events()).containsExactly("accepted", "cancelled");
        }
    }

    @Test
    void aReaderWhoComesAgainGoesOnWhereHeWas() {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            exchange.cancel();

            EventReader reader = EventReader.read(switchboard, exchange.path() + "/events", "1");

            reader.awaitEnd();
            assertThat(reader.events()).containsExactly("cancelled");
        }
    }

    @Test
    void aReaderWhoHasAllNeedNotComeAgain() {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            exchange.cancel();

            EventReader reader = EventReader.read(switchboard, exchange.path() + "/events", "2");

            assertThat(reader.awaitEnd().statusCode()).isEqualTo(204);
        }
    }

    @Test
    void thereIsNoStreamOfAnExchangeThatThereIsNot() {
        switchboard
                .http()
                .get("/api/exchanges/01890a5d-ac96-774b-bcce-b302099a8057/events")
                .problem(404, "unknown-exchange");
        switchboard.http().get("/api/exchanges/nonsense/events").problem(404, "unknown-exchange");
    }
}
