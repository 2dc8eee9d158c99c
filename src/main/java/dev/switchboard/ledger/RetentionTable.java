package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.requestcallback.RetentionStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** What is not kept for ever. */
@Dependent
public class RetentionTable implements RetentionStore {
    /** An exchange's id begins with its time, so the oldest are found without a look at the younger ones. */
    private static final String OLD = "select id from exchange e where id < ? and ended_at < ? and not exists (select 1"
            + " from delivery d where d.id = e.id and d.state in ('pending', 'retrying')) order by id limit ?"
            + " for update skip locked";

    private static final String DELIVERIES = "delete from delivery where id = ? and origin = 'exchange'";
    private static final String EXCHANGES = "delete from exchange where id = ?";
    private static final String OLD_KEYS = "delete from idempotency_key where (caller, key_text) in"
            + " (select caller, key_text from idempotency_key where expires_at <= ? order by expires_at limit ?)";

    private final Database database;

    @Inject
    RetentionTable(Database database) {
        this.database = database;
    }

    @Override
    public int forgetExchanges(long before, int most) {
        return database.inTransaction(connection -> {
            List<ExchangeId> old = Sql.list(
                    connection,
                    OLD,
                    query -> {
                        query.setObject(1, ExchangeId.at(before).uuid());
                        query.setLong(2, before);
                        query.setInt(3, most);
                    },
                    row -> Sql.id(row, 1));
            for (String table : List.of(DELIVERIES, EXCHANGES)) {
                Sql.batch(connection, table, old, (delete, id) -> delete.setObject(1, id.uuid()));
            }
            return old.size();
        });
    }

    @Override
    public int forgetKeys(long nowMillis, int most) {
        return database.inTransaction(connection -> Sql.update(connection, OLD_KEYS, delete -> {
            delete.setLong(1, nowMillis);
            delete.setInt(2, most);
        }));
    }
}
