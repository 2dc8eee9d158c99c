package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** What is done to rows of the outbox alike, whether they are requests or events. */
final class OutboxRows {
    private static final String CLAIM = "update outbox set claimed_until = ? where id = ?";
    private static final String DELETE = "delete from outbox where id = ?";

    private OutboxRows() {}

    /** Within the transaction of whoever has locked them. */
    static void claim(Connection connection, Collection<ExchangeId> ids, long until) throws SQLException {
        Sql.batch(connection, CLAIM, ids, (update, id) -> {
            update.setLong(1, until);
            update.setObject(2, id.uuid());
        });
    }

    static void delete(Database database, Collection<ExchangeId> ids) {
        database.inTransaction(connection -> {
            Sql.batch(connection, DELETE, ids, (delete, id) -> delete.setObject(1, id.uuid()));
            return ids;
        });
    }

    static void postpone(Database database, Collection<ExchangeId> ids, long until) {
        database.inTransaction(connection -> {
            claim(connection, ids, until);
            return ids;
        });
    }
}
