package dev.switchboard.ledger;

import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.requestcallback.AcceptanceStore.Entry;
import dev.switchboard.requestcallback.Arrival;
import dev.switchboard.requestcallback.Arrival.News.Answered;
import dev.switchboard.requestcallback.Arrival.News.Progressed;
import dev.switchboard.requestcallback.Exchange;
import dev.switchboard.requestcallback.Fate;
import dev.switchboard.requestcallback.IdempotencyKey;
import dev.switchboard.requestcallback.NewExchange;
import dev.switchboard.requestcallback.OutgoingRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

/** All of Request-Callback's tables in one database, and short words for what tests do with them. */
final class Tables {
    static final long NOW = 1_800_000_000_000L;
    static final long DEADLINE = NOW + 60_000;

    /** The only one who may not answer. */
    static final Optional<String> FORGER = Optional.of("forger");

    static final ToLongFunction<Letter> AT_ONCE = letter -> NOW;

    final Database database;
    final AcceptanceTable acceptance;
    final OutboxTable outbox;
    final EndingTable endings;
    final ExchangeTable exchanges;
    final RetentionTable retention;

    Tables(DataSource source) {
        database = new Database(source);
        acceptance = new AcceptanceTable(database);
        outbox = new OutboxTable(database);
        endings = new EndingTable(database);
        exchanges = new ExchangeTable(database);
        retention = new RetentionTable(database);
    }

    static NewExchange exchange() {
        return exchange(Optional.empty(), Optional.empty());
    }

    static NewExchange exchangeTo(String returnAddress) {
        return exchange(Optional.of(ReturnAddress.of(returnAddress)), Optional.empty());
    }

    static NewExchange exchangeWithKey(String key, String fingerprint) {
        return exchange(Optional.empty(), Optional.of(new IdempotencyKey(key, fingerprint)));
    }

    private static NewExchange exchange(Optional<ReturnAddress> address, Optional<IdempotencyKey> key) {
        ExchangeId id = ExchangeId.at(NOW);
        TraceContext trace = new TraceContext(TraceContext.startedBy(id).traceparent(), Optional.of("vendor=1"));
        Content question = new Content(
                "text/plain", Optional.of("identity"), text("question").bytes());
        OutgoingRequest request =
                new OutgoingRequest(id, new ServiceName("a.service"), question, trace, new Deadline(DEADLINE));
        return new NewExchange(request, "", address, key);
    }

    /** Begins it, its request claimed until then. */
    ExchangeId begin(NewExchange exchange) {
        accept(exchange);
        return exchange.request().id();
    }

    List<Entry> accept(NewExchange... exchanges) {
        return acceptance.accept(List.of(exchanges), NOW, NOW + 10_000);
    }

    Exchange find(ExchangeId id) {
        return Objects.requireNonNull(exchanges.find(List.of(id)).get(id), id.text());
    }

    List<Fate> arrive(Arrival... arrivals) {
        return endings.arrive(List.of(arrivals), (service, sender) -> !sender.equals(FORGER), AT_ONCE, NOW + 1);
    }

    long count(String table) {
        return database.with(
                connection -> Sql.list(connection, "select count(*) from " + table, query -> {}, row -> row.getLong(1))
                        .get(0));
    }

    static Arrival reply(ExchangeId id, int status, String text) {
        return new Arrival(
                id.text(),
                "ID:" + text,
                Optional.empty(),
                new Answered(new Reply(text(text), status, Optional.empty())));
    }

    static Arrival step(ExchangeId id, String messageId, String name) {
        return new Arrival(id.text(), messageId, Optional.empty(), new Progressed(name));
    }

    static Content text(String text) {
        return new Content("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
}
