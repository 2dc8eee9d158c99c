package dev.switchboard.ledger;

import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.GivenUp;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.ledger.DeliveryTable.Posted;
import dev.switchboard.requestcallback.Arrival;
import dev.switchboard.requestcallback.CallbackLetter;
import dev.switchboard.requestcallback.EndedExchange;
import dev.switchboard.requestcallback.EndingStore;
import dev.switchboard.requestcallback.Fate;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Exchanges as they end. */
@Dependent
public class EndingTable implements EndingStore {
    private static final String DUE = OpenExchange.SELECT
            + " where state = 'pending' and deadline <= ? order by deadline limit ? for update skip locked";
    private static final String PENDING =
            OpenExchange.SELECT + " where id = any(?) and state = 'pending' order by id for update";
    private static final String END = "update exchange set state = ?, ended_at = ? where id = ? and state = 'pending'";
    private static final String UNSEND = "delete from outbox where id = ?";

    private final Database database;

    @Inject
    EndingTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Fate> arrive(
            List<Arrival> arrivals,
            BiPredicate<ServiceName, Optional<String>> mayAnswer,
            ToLongFunction<Letter> dueAt,
            long nowMillis) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        return database.inTransaction(connection -> {
            Arrivals stored = new Arrivals(connection, mayAnswer, nowMillis);
            List<Fate> fates = stored.store(arrivals);
            post(connection, stored.ended(), dueAt, nowMillis);
            return fates;
        });
    }

    @Override
    public List<EndedExchange> expire(int most, ToLongFunction<Letter> dueAt, long nowMillis) {
        return database.inTransaction(connection -> {
            List<OpenExchange> due = Sql.list(
                    connection,
                    DUE,
                    query -> {
                        query.setLong(1, nowMillis);
                        query.setInt(2, most);
                    },
                    OpenExchange::read);
            List<EndedExchange> ended = end(connection, due, Expired::new, nowMillis);
            post(connection, ended, dueAt, nowMillis);
            return ended;
        });
    }

    @Override
    public List<EndedExchange> giveUp(Collection<ExchangeId> ids, ToLongFunction<Letter> dueAt, long nowMillis) {
        return database.inTransaction(connection -> {
            List<OpenExchange> pending = Sql.list(
                    connection, PENDING, query -> query.setArray(1, Sql.ids(connection, ids)), OpenExchange::read);
            List<EndedExchange> ended = end(connection, pending, GivenUp::new, nowMillis);
            post(connection, ended, dueAt, nowMillis);
            return ended;
        });
    }

    /** The exchanges are locked, so the outcome is theirs. */
    private static List<EndedExchange> end(
            Connection connection, List<OpenExchange> exchanges, Function<ExchangeId, Outcome> outcome, long now)
            throws SQLException {
        List<EndedExchange> ended = exchanges.stream()
                .map(exchange -> exchange.endedWith(outcome.apply(exchange.id()), now))
                .toList();
        Sql.batch(connection, END, ended, (update, exchange) -> {
            update.setString(1, ExchangeState.endedBy(exchange.outcome()).text());
            update.setLong(2, now);
            update.setObject(3, exchange.id().uuid());
        });
        Sql.batch(
                connection,
                UNSEND,
                ended,
                (delete, exchange) -> delete.setObject(1, exchange.id().uuid()));
        return ended;
    }

    private static void post(Connection connection, List<EndedExchange> ended, ToLongFunction<Letter> dueAt, long now)
            throws SQLException {
        List<Posted> letters = ended.stream()
                .flatMap(exchange -> CallbackLetter.of(exchange).stream()
                        .map(letter -> new Posted(
                                letter, CallbackLetter.isTheReply(exchange.outcome()), dueAt.applyAsLong(letter))))
                .toList();
        DeliveryTable.insert(connection, letters, now);
    }
}
