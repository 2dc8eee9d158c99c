package dev.switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.wiretap.ExchangePattern;
import dev.switchboard.wiretap.Sighting;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final ServiceName SERVICE = new ServiceName("a.service");

    private final Sampler sampler = new Sampler();

    @Test
    void whatIsSeenIsToldOnce() {
        ExchangeId id = id();
        sampler.accept(pending(id));

        assertThat(sampler.take().sightings()).containsExactly(pending(id));
        assertThat(sampler.take().sightings()).isEmpty();
    }

    @Test
    void ofAnExchangeThatBeginsAndEndsAtOnceOnlyTheEndIsTold() {
        ExchangeId id = id();
        sampler.accept(pending(id));
        sampler.accept(ended(id));

        assertThat(sampler.take().sightings()).containsExactly(ended(id));
    }

    @Test
    void ofTooManyTheFirstAreToldAndThatThereWereMore() {
        List<ExchangeId> ids = ids(60);
        ids.forEach(id -> sampler.accept(pending(id)));

        Sampler.Sample sample = sampler.take();

        assertThat(sample.isPart()).isTrue();
        assertThat(sample.sightings()).extracting(Sighting::id).containsExactlyElementsOf(ids.subList(0, 50));
        assertThat(sampler.take()).isEqualTo(new Sampler.Sample(List.of(), false));
    }

    @Test
    void theEndOfOneThatWasToldOfIsToldHoweverManyOthersThereAre() {
        List<ExchangeId> told = ids(50);
        told.forEach(id -> sampler.accept(pending(id)));
        sampler.take();

        ids(1_000).forEach(id -> sampler.accept(pending(id)));
        told.forEach(id -> sampler.accept(ended(id)));

        List<Sighting> later = Stream.of(sampler.take(), sampler.take())
                .flatMap(sample -> sample.sightings().stream())
                .toList();
        assertThat(later)
                .filteredOn(seen -> seen.state() == ExchangeState.EXPIRED)
                .extracting(Sighting::id)
                .containsExactlyElementsOf(told);
    }

    @Test
    void exchangesWhoseEndsAreSeenElsewhereKeepNoOthersOut() {
        for (int second = 0; second < 20; second++) {
            ids(50).forEach(id -> sampler.accept(pending(id)));
            sampler.take();
        }
        ExchangeId id = id();

        sampler.accept(pending(id));

        assertThat(sampler.take().sightings()).containsExactly(pending(id));
    }

    @Test
    void whatWasSeenBeforeARestIsForgotten() {
        sampler.accept(pending(id()));

        sampler.clear();

        assertThat(sampler.take().sightings()).isEmpty();
    }

    private static List<ExchangeId> ids(int count) {
        return Stream.generate(SamplerTest::id).limit(count).toList();
    }

    private static ExchangeId id() {
        return ExchangeId.at(NOW);
    }

    private static Sighting pending(ExchangeId id) {
        return Sighting.pending(id, SERVICE, ExchangePattern.REQUEST_RESPONSE);
    }

    private static Sighting ended(ExchangeId id) {
        return Sighting.ended(id, SERVICE, ExchangePattern.REQUEST_RESPONSE, new Expired(id), NOW + 5);
    }
}
