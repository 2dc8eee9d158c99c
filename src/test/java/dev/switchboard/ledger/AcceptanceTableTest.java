package dev.switchboard.ledger;

import static dev.switchboard.ledger.Tables.NOW;
import static dev.switchboard.ledger.Tables.exchange;
import static dev.switchboard.ledger.Tables.exchangeWithKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.requestcallback.AcceptanceStore.Entry;
import dev.switchboard.requestcallback.AcceptanceStore.Entry.Begun;
import dev.switchboard.requestcallback.AcceptanceStore.Entry.KeyReused;
import dev.switchboard.requestcallback.AcceptanceStore.Entry.Repeated;
import dev.switchboard.requestcallback.NewExchange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class AcceptanceTableTest {
    @OnBothDatabases
    void anExchangeAndItsRequestAreWrittenTogether(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        NewExchange one = exchange();
        NewExchange other = exchange();

        assertThat(tables.accept(one, other)).hasOnlyElementsOfType(Begun.class);

        assertThat(tables.find(one.request().id()).state()).isEqualTo(ExchangeState.PENDING);
        assertThat(tables.find(other.request().id()).request().size()).isEqualTo(8);
        assertThat(tables.outbox.count(100)).isEqualTo(2);
    }

    @OnBothDatabases
    void oneThatCannotBeWrittenTakesAllWithIt(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        NewExchange twice = exchange();

        assertThatThrownBy(() -> tables.accept(exchange(), twice, twice))
                .isInstanceOf(LedgerUnavailableException.class);

        assertThat(tables.count("exchange")).isZero();
        assertThat(tables.count("outbox")).isZero();
    }

    @OnBothDatabases
    void theSameKeyAndRequestIsTheSameExchange(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        NewExchange first = exchangeWithKey("k", "same");
        tables.accept(first);

        List<Entry> entries = tables.accept(exchangeWithKey("k", "same"), exchangeWithKey("k", "other"), exchange());

        assertThat(entries).containsExactly(new Repeated(first.request().id()), new KeyReused(), new Begun());
        assertThat(tables.count("exchange")).isEqualTo(2);
    }

    @OnBothDatabases
    void aKeyIsKnownForADay(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        tables.accept(exchangeWithKey("k", "first"));
        long tomorrow = NOW + Duration.ofHours(24).toMillis();

        assertThat(tables.acceptance.accept(List.of(exchangeWithKey("k", "second")), tomorrow - 1, NOW))
                .containsExactly(new KeyReused());
        assertThat(tables.acceptance.accept(List.of(exchangeWithKey("k", "second")), tomorrow, NOW))
                .containsExactly(new Begun());
        assertThat(tables.count("idempotency_key")).isEqualTo(1);
    }

    @OnBothDatabases
    void ofTwoNodesThatWriteOneKeyAtOnceOneFindsWhatTheOtherWrote(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        for (int round = 0; round < 20; round++) {
            String key = "k" + round;
            List<CompletableFuture<List<Entry>>> nodes = IntStream.range(0, 4)
                    .mapToObj(node -> CompletableFuture.supplyAsync(() -> tables.accept(exchangeWithKey(key, "same"))))
                    .toList();

            List<Entry> entries =
                    nodes.stream().flatMap(node -> node.join().stream()).toList();

            assertThat(entries).filteredOn(Begun.class::isInstance).hasSize(1);
            assertThat(entries).filteredOn(Repeated.class::isInstance).hasSize(3);
        }
    }
}
