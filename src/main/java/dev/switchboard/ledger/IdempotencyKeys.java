package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.requestcallback.AcceptanceStore.Entry;
import dev.switchboard.requestcallback.IdempotencyKey;
import dev.switchboard.requestcallback.NewExchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The keys that callers give their requests, and which exchange each began. */
final class IdempotencyKeys {
    private static final long KEPT_MILLIS = Duration.ofHours(24).toMillis();

    private static final String FIND =
            "select fingerprint, exchange_id from idempotency_key where caller = ? and key_text = ? and expires_at > ?";
    private static final String FORGET =
            "delete from idempotency_key where caller = ? and key_text = ? and expires_at <= ?";
    private static final String INSERT = "insert into idempotency_key (caller, key_text, expires_at, fingerprint,"
            + " exchange_id) values (?, ?, ?, ?, ?)";

    private IdempotencyKeys() {}

    private record Known(String fingerprint, ExchangeId exchange) {}

    /** What each of the exchanges is, as far as its key tells. Callers send no key twice at once. */
    static List<Entry> entries(Connection connection, List<NewExchange> exchanges, long now) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        for (NewExchange exchange : exchanges) {
            Optional<IdempotencyKey> key = exchange.key();
            entries.add(key.isEmpty() ? new Entry.Begun() : entry(connection, exchange, key.get(), now));
        }
        return entries;
    }

    private static Entry entry(Connection connection, NewExchange exchange, IdempotencyKey key, long now)
            throws SQLException {
        List<Known> known = Sql.list(
                connection,
                FIND,
                query -> identify(query, exchange, now),
                row -> new Known(row.getString(1), Sql.id(row, 2)));
        if (known.isEmpty()) {
            return new Entry.Begun();
        }
        boolean same = known.get(0).fingerprint().equals(key.fingerprint());
        return same ? new Entry.Repeated(known.get(0).exchange()) : new Entry.KeyReused();
    }

    /** In one order on all nodes, so that none waits for another in a circle. */
    static void insert(Connection connection, List<NewExchange> begun, long now) throws SQLException {
        List<NewExchange> keyed = begun.stream()
                .filter(exchange -> exchange.key().isPresent())
                .sorted(Comparator.comparing(NewExchange::caller)
                        .thenComparing(exchange -> exchange.key().orElseThrow().text()))
                .toList();
        Sql.batch(connection, FORGET, keyed, (delete, exchange) -> identify(delete, exchange, now));
        Sql.batch(connection, INSERT, keyed, (insert, exchange) -> {
            identify(insert, exchange, now + KEPT_MILLIS);
            insert.setString(4, exchange.key().orElseThrow().fingerprint());
            insert.setObject(5, exchange.request().id().uuid());
        });
    }

    private static void identify(PreparedStatement statement, NewExchange exchange, long time) throws SQLException {
        statement.setString(1, exchange.caller());
        statement.setString(2, exchange.key().orElseThrow().text());
        statement.setLong(3, time);
    }
}
