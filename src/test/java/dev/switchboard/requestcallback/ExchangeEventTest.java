package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.requestcallback.Exchange.Body;
import dev.switchboard.requestcallback.Exchange.KeptReply;
import dev.switchboard.requestcallback.Exchange.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeEventTest {
    private static final long BEGIN = 1_700_000_000_000L;
    private static final ExchangeId ID = ExchangeId.at(BEGIN);

    @Test
    void anExchangeBeginsByBeingAccepted() {
        List<ExchangeEvent> events = ExchangeEvent.of(exchange(ExchangeState.PENDING, Optional.empty()));

        assertThat(events).extracting(ExchangeEvent::name).containsExactly("accepted");
        assertThat(events.get(0).ordinal()).isEqualTo(1);
        assertThat(events.get(0).data().getString("id")).isEqualTo(ID.text());
    }

    @Test
    void stepsFollowInTheirOrderAndTheEndComesLast() {
        KeptReply reply = new KeptReply(new Body("text/plain", 3), 200, Optional.empty());
        Exchange exchange = exchange(
                ExchangeState.REPLIED, Optional.of(reply), new Step("load", BEGIN + 1), new Step("score", BEGIN + 2));

        List<ExchangeEvent> events = ExchangeEvent.of(exchange);

        assertThat(events).extracting(ExchangeEvent::name).containsExactly("accepted", "step", "step", "replied");
        assertThat(events).extracting(ExchangeEvent::ordinal).containsExactly(1, 2, 3, 4);
        assertThat(events.get(2).data().getString("name")).isEqualTo("score");
        assertThat(events.get(3).data().getString("href")).isEqualTo("/api/exchanges/" + ID + "/reply");
    }

    @Test
    void anEventHasTheSameNumberAndDataWheneverItIsAskedFor() {
        Exchange before = exchange(ExchangeState.PENDING, Optional.empty(), new Step("load", BEGIN + 1));
        Exchange after = exchange(
                ExchangeState.EXPIRED, Optional.empty(), new Step("load", BEGIN + 1), new Step("b", BEGIN + 2));

        assertThat(ExchangeEvent.of(after)).startsWith(ExchangeEvent.of(before).toArray(ExchangeEvent[]::new));
    }

    @Test
    void aLateReplyChangesNoEvent() {
        KeptReply late = new KeptReply(new Body("text/plain", 3), 200, Optional.of(BEGIN + 9));

        assertThat(ExchangeEvent.of(exchange(ExchangeState.EXPIRED, Optional.of(late))))
                .isEqualTo(ExchangeEvent.of(exchange(ExchangeState.EXPIRED, Optional.empty())));
    }

    private static Exchange exchange(ExchangeState state, Optional<KeptReply> reply, Step... steps) {
        return new Exchange(
                ID,
                "",
                new ServiceName("a.service"),
                state,
                new Deadline(BEGIN + 5),
                state.hasEnded() ? Optional.of(BEGIN + 5) : Optional.empty(),
                new Body("text/plain", 4),
                reply,
                Optional.empty(),
                List.of(steps));
    }
}
