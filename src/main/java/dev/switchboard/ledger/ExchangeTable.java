package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Reply;
import dev.switchboard.requestcallback.Exchange;
import dev.switchboard.requestcallback.ExchangeQuery;
import dev.switchboard.requestcallback.ExchangeStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exchanges, for those who ask for them. */
@Dependent
public class ExchangeTable implements ExchangeStore {
    private static final String CANCEL =
            "update exchange set state = 'cancelled', ended_at = ? where id = ? and state = 'pending'";
    private static final String UNSEND = "delete from outbox where id = ?";
    private static final String PROGRESS = "select e.id, (case when e.state = 'pending' then 0 else 1 end)"
            + " + (select count(*) from exchange_step s where s.exchange_id = e.id) from exchange e where e.id = any(?)";

    private final Database database;

    @Inject
    ExchangeTable(Database database) {
        this.database = database;
    }

    @Override
    public Map<ExchangeId, Exchange> find(Collection<ExchangeId> ids) {
        return database.with(connection -> {
            Map<ExchangeId, Exchange> found = new HashMap<>();
            ExchangeRows.list(connection, "e.id = any(?)", query -> query.setArray(1, Sql.ids(connection, ids)))
                    .forEach(exchange -> found.put(exchange.id(), exchange));
            return found;
        });
    }

    @Override
    public List<Exchange> list(ExchangeQuery query) {
        return database.with(connection -> ExchangeRows.page(connection, query));
    }

    @Override
    public Map<ExchangeId, Outcome> outcomes(Collection<ExchangeId> ids) {
        return database.with(connection -> OutcomeRows.of(connection, ids));
    }

    @Override
    public Optional<Reply> lateReply(ExchangeId id) {
        return database.with(connection -> OutcomeRows.lateReply(connection, id));
    }

    @Override
    public boolean cancel(ExchangeId id, long nowMillis) {
        return database.inTransaction(connection -> {
            int cancelled = Sql.update(connection, CANCEL, update -> {
                update.setLong(1, nowMillis);
                update.setObject(2, id.uuid());
            });
            if (cancelled > 0) {
                Sql.update(connection, UNSEND, delete -> delete.setObject(1, id.uuid()));
            }
            return cancelled > 0;
        });
    }

    @Override
    public Map<ExchangeId, Integer> progress(Collection<ExchangeId> ids) {
        return database.with(connection -> {
            Map<ExchangeId, Integer> progress = new HashMap<>();
            Sql.list(
                            connection,
                            PROGRESS,
                            query -> query.setArray(1, Sql.ids(connection, ids)),
                            row -> Map.entry(Sql.id(row, 1), row.getInt(2)))
                    .forEach(known -> progress.put(known.getKey(), known.getValue()));
            return progress;
        });
    }
}
