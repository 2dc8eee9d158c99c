package dev.switchboard.ledger;

import static dev.switchboard.ledger.Tables.AT_ONCE;
import static dev.switchboard.ledger.Tables.DEADLINE;
import static dev.switchboard.ledger.Tables.FORGER;
import static dev.switchboard.ledger.Tables.NOW;
import static dev.switchboard.ledger.Tables.exchange;
import static dev.switchboard.ledger.Tables.exchangeTo;
import static dev.switchboard.ledger.Tables.reply;
import static dev.switchboard.ledger.Tables.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Cancelled;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.GivenUp;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.requestcallback.Arrival;
import dev.switchboard.requestcallback.Arrival.News.Answered;
import dev.switchboard.requestcallback.EndedExchange;
import dev.switchboard.requestcallback.Exchange;
import dev.switchboard.requestcallback.Exchange.Step;
import dev.switchboard.requestcallback.Fate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class EndingTableTest {
    private static final String WEBHOOK = "https://example.com/hook";

    @OnBothDatabases
    void aReplyEndsItsExchangeAndIsKept(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId good = tables.begin(exchange());
        ExchangeId bad = tables.begin(exchange());

        List<Fate> fates = tables.arrive(reply(good, 200, "yes"), reply(bad, 422, "no"));

        assertThat(fates).hasOnlyElementsOfType(Fate.Ended.class);
        assertThat(tables.find(good).state()).isEqualTo(ExchangeState.REPLIED);
        assertThat(tables.find(bad).state()).isEqualTo(ExchangeState.FAILED);
        Replied outcome = (Replied) outcome(tables, good);
        assertThat(outcome.reply().content().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("yes");
        assertThat(outcome.reply().status()).isEqualTo(200);
    }

    @OnBothDatabases
    void whatWasDoneToItsBytesAndItsTraceAreKeptToo(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());
        Content zipped = new Content("text/plain", Optional.of("gzip"), new byte[] {31, -117, 0, 1});
        TraceContext trace = new TraceContext(TraceContext.startedBy(id).traceparent(), Optional.of("a=b"));

        tables.arrive(new Arrival(
                id.text(), "ID:1", Optional.empty(), new Answered(new Reply(zipped, 200, Optional.of(trace)))));

        Reply kept = ((Replied) outcome(tables, id)).reply();
        assertThat(kept.content().encoding()).contains("gzip");
        assertThat(kept.content().bytes()).isEqualTo(zipped.bytes());
        assertThat(kept.trace()).contains(trace);
    }

    @OnBothDatabases
    void ofSeveralRepliesTheFirstCounts(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());

        assertThat(tables.arrive(reply(id, 200, "first"), reply(id, 200, "beside"))
                        .get(1))
                .isInstanceOf(Fate.Ignored.class);
        assertThat(tables.arrive(reply(id, 500, "later"))).containsExactly(new Fate.Ignored());

        Replied outcome = (Replied) outcome(tables, id);
        assertThat(outcome.reply().content().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("first");
    }

    @OnBothDatabases
    void aReplyToNothingIsUnknown(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId never = ExchangeId.at(NOW);

        assertThat(tables.arrive(
                        reply(never, 200, "x"),
                        new Arrival(
                                "order-1",
                                "ID:1",
                                Optional.empty(),
                                reply(never, 200, "x").news()),
                        new Arrival(
                                "ID:unheard-of",
                                "ID:2",
                                Optional.empty(),
                                reply(never, 200, "x").news())))
                .containsOnly(new Fate.Unknown());
    }

    @OnBothDatabases
    void whatSomebodySendsWhoMayNotAnswerChangesNothing(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());

        assertThat(tables.arrive(
                        new Arrival(
                                id.text(),
                                "ID:1",
                                FORGER,
                                step(id, "ID:1", "stolen").news()),
                        new Arrival(
                                id.text(),
                                "ID:2",
                                FORGER,
                                reply(id, 200, "forged").news())))
                .containsOnly(new Fate.Forged(new ServiceName("a.service")));
        assertThat(tables.find(id).steps()).isEmpty();

        assertThat(tables.arrive(reply(id, 200, "genuine"))).hasOnlyElementsOfType(Fate.Ended.class);
    }

    @OnBothDatabases
    void aReplyIsKnownByTheMessageIdOfItsRequest(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());
        tables.outbox.remember(Map.of("ID:request", id));

        assertThat(tables.arrive(new Arrival(
                        "ID:request",
                        "ID:1",
                        Optional.empty(),
                        reply(id, 200, "x").news())))
                .hasOnlyElementsOfType(Fate.Ended.class);
    }

    @OnBothDatabases
    void anExchangeExpiresAtItsDeadlineAndNotBefore(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchangeTo(WEBHOOK));

        assertThat(tables.endings.expire(10, AT_ONCE, DEADLINE - 1)).isEmpty();
        assertThat(tables.endings.expire(10, AT_ONCE, DEADLINE))
                .extracting(EndedExchange::id)
                .containsExactly(id);
        assertThat(tables.endings.expire(10, AT_ONCE, DEADLINE)).isEmpty();

        assertThat(outcome(tables, id)).isEqualTo(new Expired(id));
        assertThat(tables.count("delivery")).isEqualTo(1);
    }

    @OnBothDatabases
    void aReplyAfterTheEndIsKeptAsLateAndChangesNothingElse(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchangeTo(WEBHOOK));
        tables.endings.expire(10, AT_ONCE, DEADLINE);

        assertThat(tables.arrive(reply(id, 200, "late"), reply(id, 200, "later")))
                .hasExactlyElementsOfTypes(Fate.Late.class, Fate.Ignored.class);

        Exchange exchange = tables.find(id);
        assertThat(exchange.state()).isEqualTo(ExchangeState.EXPIRED);
        assertThat(exchange.reply().orElseThrow().lateAt()).contains(NOW + 1);
        assertThat(tables.exchanges.lateReply(id).orElseThrow().content().bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("late");
        assertThat(outcome(tables, id)).isEqualTo(new Expired(id));
        assertThat(tables.count("delivery")).isEqualTo(1);
    }

    @OnBothDatabases
    void whoeverEndsItFirstEndsIt(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchangeTo(WEBHOOK));

        assertThat(tables.exchanges.cancel(id, NOW)).isTrue();
        assertThat(tables.exchanges.cancel(id, NOW)).isFalse();
        assertThat(tables.endings.giveUp(List.of(id), AT_ONCE, NOW)).isEmpty();
        assertThat(tables.endings.expire(10, AT_ONCE, DEADLINE)).isEmpty();

        assertThat(outcome(tables, id)).isEqualTo(new Cancelled(id));
        assertThat(tables.count("delivery"))
                .as("nobody is told of what he cancelled")
                .isZero();
    }

    @OnBothDatabases
    void whatItsReplierGaveUpHasFailed(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());

        assertThat(tables.endings.giveUp(List.of(id, ExchangeId.at(NOW)), AT_ONCE, NOW))
                .hasSize(1);

        assertThat(tables.find(id).state()).isEqualTo(ExchangeState.FAILED);
        assertThat(outcome(tables, id)).isEqualTo(new GivenUp(id));
        tables.arrive(reply(id, 200, "after all"));
        assertThat(outcome(tables, id)).isEqualTo(new GivenUp(id));
    }

    @OnBothDatabases
    void stepsAreKeptInTheirOrderAndOnce(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());

        assertThat(tables.arrive(step(id, "ID:1", "load"), step(id, "ID:2", "score"), step(id, "ID:1", "load")))
                .hasExactlyElementsOfTypes(Fate.Recorded.class, Fate.Recorded.class, Fate.Ignored.class);
        assertThat(tables.arrive(step(id, "ID:2", "score"), step(id, "ID:3", "tell"), reply(id, 200, "x")))
                .hasExactlyElementsOfTypes(Fate.Ignored.class, Fate.Recorded.class, Fate.Ended.class);
        assertThat(tables.arrive(step(id, "ID:4", "too late"))).containsExactly(new Fate.Ignored());

        assertThat(tables.find(id).steps()).extracting(Step::name).containsExactly("load", "score", "tell");
        assertThat(tables.exchanges.progress(List.of(id))).containsEntry(id, 4);
    }

    @OnBothDatabases
    void aStepAfterTheReplyInTheSameBatchIsTooLate(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchange());

        assertThat(tables.arrive(reply(id, 200, "x"), step(id, "ID:1", "too late")))
                .hasExactlyElementsOfTypes(Fate.Ended.class, Fate.Ignored.class);
    }

    @OnBothDatabases
    void theLetterIsWrittenWithTheEnd(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        ExchangeId id = tables.begin(exchangeTo(WEBHOOK));
        tables.begin(exchange());

        assertThat(tables.find(id).delivery().orElseThrow().state()).isEqualTo("pending");
        tables.arrive(reply(id, 200, "x"));

        assertThat(tables.count("delivery")).isEqualTo(1);
        assertThat(tables.find(id).delivery().orElseThrow().nextAttemptAt()).contains(NOW + 1);
    }

    @OnBothDatabases
    void nodesThatReceiveTheSameRepliesAtOnceEndEachExchangeOnce(FreshDatabase database) {
        Tables tables = new Tables(database.source());
        List<ExchangeId> ids = Stream.generate(() -> tables.begin(exchangeTo(WEBHOOK)))
                .limit(50)
                .toList();
        Arrival[] replies = ids.stream().map(id -> reply(id, 200, "x")).toArray(Arrival[]::new);

        List<CompletableFuture<List<Fate>>> nodes = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.supplyAsync(() -> tables.arrive(replies)))
                .toList();

        List<Fate> fates = nodes.stream().flatMap(node -> node.join().stream()).toList();
        assertThat(fates).filteredOn(Fate.Ended.class::isInstance).hasSize(50);
        assertThat(tables.count("delivery")).isEqualTo(50);
    }

    private static Outcome outcome(Tables tables, ExchangeId id) {
        return Objects.requireNonNull(tables.exchanges.outcomes(List.of(id)).get(id), id.text());
    }
}
