package dev.switchboard.ledger;

import static dev.switchboard.ledger.Tables.AT_ONCE;
import static dev.switchboard.ledger.Tables.DEADLINE;
import static dev.switchboard.ledger.Tables.NOW;
import static dev.switchboard.ledger.Tables.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.requestcallback.NewExchange;
import dev.switchboard.requestcallback.OutgoingRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

class OutboxTableTest {
    private static final long CLAIMED_UNTIL = NOW + 10_000;

    @OnBothDatabases
    void aRequestIsTakenOverWhenItsClaimIsOverAndNotBefore(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        NewExchange exchange = exchange();
        tables.begin(exchange);

        assertThat(tables.outbox.takeOver(CLAIMED_UNTIL - 1, CLAIMED_UNTIL + 10_000, 10))
                .isEmpty();
        List<OutgoingRequest> taken = tables.outbox.takeOver(CLAIMED_UNTIL, CLAIMED_UNTIL + 10_000, 10);

        OutgoingRequest request = exchange.request();
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).id()).isEqualTo(request.id());
        assertThat(taken.get(0).deadline()).isEqualTo(request.deadline());
        assertThat(taken.get(0).trace()).isEqualTo(request.trace());
        assertThat(taken.get(0).content().encoding()).contains("identity");
        assertThat(taken.get(0).content().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("question");
        assertThat(tables.outbox.takeOver(CLAIMED_UNTIL, CLAIMED_UNTIL + 10_000, 10))
                .as("it is claimed again")
                .isEmpty();
    }

    @OnBothDatabases
    void whatWasSentIsGone(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());

        tables.outbox.sent(List.of(id));

        assertThat(tables.outbox.takeOver(CLAIMED_UNTIL, CLAIMED_UNTIL, 10)).isEmpty();
        assertThat(tables.outbox.count(10)).isZero();
    }

    @OnBothDatabases
    void whatIsPostponedIsTakenOverLater(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());

        tables.outbox.postpone(List.of(id), NOW + 30_000);

        assertThat(tables.outbox.takeOver(NOW + 29_999, NOW + 40_000, 10)).isEmpty();
        assertThat(tables.outbox.takeOver(NOW + 30_000, NOW + 40_000, 10)).hasSize(1);
    }

    @OnBothDatabases
    void theRequestOfAnExchangeThatHasEndedIsNotSentButForgotten(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId cancelled = tables.begin(exchange());
        ExchangeId replied = tables.begin(exchange());
        tables.begin(exchange());
        tables.exchanges.cancel(cancelled, NOW);
        tables.arrive(Tables.reply(replied, 200, "fast"));

        assertThat(tables.outbox.takeOver(CLAIMED_UNTIL, CLAIMED_UNTIL + 1, 10)).hasSize(1);
        assertThat(tables.outbox.count(10)).isEqualTo(1);

        tables.endings.expire(10, AT_ONCE, DEADLINE);
        assertThat(tables.outbox.count(10)).isZero();
    }

    @OnBothDatabases
    void nodesThatSweepAtOnceTakeNothingTwice(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        IntStream.range(0, 100).forEach(i -> tables.begin(exchange()));
        Set<ExchangeId> seen = ConcurrentHashMap.newKeySet();

        List<CompletableFuture<Void>> nodes = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 10; i++) {
                        tables.outbox
                                .takeOver(CLAIMED_UNTIL, CLAIMED_UNTIL + 1, 10)
                                .forEach(request ->
                                        assertThat(seen.add(request.id())).isTrue());
                    }
                }))
                .toList();
        nodes.forEach(CompletableFuture::join);
        tables.outbox.takeOver(CLAIMED_UNTIL, CLAIMED_UNTIL + 1, 100).forEach(request -> seen.add(request.id()));

        assertThat(seen).hasSize(100);
    }
}
