package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.requestcallback.Arrival;
import dev.switchboard.requestcallback.Arrival.News.Progressed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps that are to be added to exchanges, which are locked meanwhile: so each has its number, and none comes twice. */
final class NewSteps {
    private static final int MOST = 1_000;
    private static final String KNOWN = "select exchange_id, message_id from exchange_step where exchange_id = any(?)";
    private static final String INSERT =
            "insert into exchange_step (exchange_id, message_id, ordinal, name, at) values (?, ?, ?, ?, ?)";

    private final Connection connection;
    private final long now;
    private final Map<ExchangeId, Set<String>> known = new HashMap<>();
    private final List<NewStep> added = new ArrayList<>();

    NewSteps(Connection connection, long now) {
        this.connection = connection;
        this.now = now;
    }

    private record NewStep(ExchangeId exchange, String messageId, int ordinal, String name) {}

    private record KnownStep(ExchangeId exchange, String messageId) {}

    /** Asks for the steps there are, if any of the arrivals is one. */
    void load(Collection<ExchangeId> exchanges, List<Arrival> arrivals) throws SQLException {
        if (arrivals.stream().anyMatch(arrival -> arrival.news() instanceof Progressed)) {
            Sql.list(
                            connection,
                            KNOWN,
                            query -> query.setArray(1, Sql.ids(connection, exchanges)),
                            row -> new KnownStep(Sql.id(row, 1), row.getString(2)))
                    .forEach(step -> messages(step.exchange()).add(step.messageId()));
        }
    }

    /** @return whether it is new, and there is room for it */
    boolean add(ExchangeId exchange, String messageId, String name) {
        Set<String> messages = messages(exchange);
        if (messages.size() >= MOST || !messages.add(messageId)) {
            return false;
        }
        added.add(new NewStep(exchange, messageId, messages.size(), name));
        return true;
    }

    void write() throws SQLException {
        Sql.batch(connection, INSERT, added, (insert, step) -> {
            insert.setObject(1, step.exchange().uuid());
            insert.setString(2, step.messageId());
            insert.setInt(3, step.ordinal());
            insert.setString(4, step.name());
            insert.setLong(5, now);
        });
    }

    private Set<String> messages(ExchangeId exchange) {
        return known.computeIfAbsent(exchange, id -> new HashSet<>());
    }
}
