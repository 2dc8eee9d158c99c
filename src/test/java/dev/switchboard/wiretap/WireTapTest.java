package dev.switchboard.wiretap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTapTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final ServiceName SERVICE = new ServiceName("a.service");
    private static final ExchangeId ID = ExchangeId.at(NOW - 10);

    private final WireTap tap = new WireTap(() -> Instant.ofEpochMilli(NOW));
    private final List<Sighting> seen = new ArrayList<>();

    @Test
    void whoListensIsToldUntilItRests() {
        tap.pending(ID, SERVICE, ExchangePattern.REQUEST_CALLBACK);
        tap.listen(seen::add);
        tap.ended(ID, SERVICE, new Expired(ID), NOW - 1);
        tap.rest();
        tap.ended(ID, SERVICE, new Expired(ID));

        assertThat(seen)
                .containsExactly(
                        Sighting.ended(ID, SERVICE, ExchangePattern.REQUEST_CALLBACK, new Expired(ID), NOW - 1));
    }

    @Test
    void aRefusedCallIsToldOfAsAnExchangeThatFailedAtOnce() {
        tap.listen(seen::add);

        tap.refused(SERVICE, new Refused(Fault.NO_RESPONDER, "Nobody is there"));

        Sighting refused = seen.get(0);
        assertThat(refused.state()).isEqualTo(ExchangeState.FAILED);
        assertThat(refused.problem()).contains(Fault.NO_RESPONDER);
        assertThat(refused.endedAt()).contains(NOW);
        assertThat(refused.id().epochMillis()).isEqualTo(NOW);
    }
}
