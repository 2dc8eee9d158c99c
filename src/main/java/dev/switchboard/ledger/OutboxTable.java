package dev.switchboard.ledger;

import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.requestcallback.OutboxStore;
import dev.switchboard.requestcallback.OutgoingRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The requests that may not have reached the broker yet. */
@Dependent
public class OutboxTable implements OutboxStore {
    static final String QUEUE = "queue:";

    private static final String CLAIMABLE = "select id from outbox where claimed_until <= ? and body is null"
            + " order by claimed_until limit ? for update skip locked";
    private static final String CLAIMED =
            "select id, service, deadline, request_type, request_encoding, request_body, traceparent,"
                    + " tracestate"
                    + " from exchange where id = any(?) and state = 'pending'";
    private static final String ENDED = "delete from outbox where id = any(?) and id in"
            + " (select id from exchange where id = any(?) and state <> 'pending')";
    private static final String REMEMBER = "insert into request_message (message_id, exchange_id) values (?, ?)";
    private static final String COUNT = "select count(*) from (select 1 as one from outbox limit ?) as waiting";

    private final Database database;

    @Inject
    OutboxTable(Database database) {
        this.database = database;
    }

    @Override
    public List<OutgoingRequest> takeOver(long nowMillis, long until, int most) {
        return database.inTransaction(connection -> {
            List<ExchangeId> ids = Sql.list(
                    connection,
                    CLAIMABLE,
                    query -> {
                        query.setLong(1, nowMillis);
                        query.setInt(2, most);
                    },
                    row -> Sql.id(row, 1));
            if (ids.isEmpty()) {
                return List.of();
            }
            OutboxRows.claim(connection, ids, until);
            Sql.update(connection, ENDED, delete -> {
                delete.setArray(1, Sql.ids(connection, ids));
                delete.setArray(2, Sql.ids(connection, ids));
            });
            return Sql.list(
                    connection, CLAIMED, query -> query.setArray(1, Sql.ids(connection, ids)), OutboxTable::request);
        });
    }

    @Override
    public void sent(Collection<ExchangeId> ids) {
        OutboxRows.delete(database, ids);
    }

    @Override
    public void postpone(Collection<ExchangeId> ids, long until) {
        OutboxRows.postpone(database, ids, until);
    }

    @Override
    public void remember(Map<String, ExchangeId> messageIds) {
        database.inTransaction(connection -> {
            Sql.batch(connection, REMEMBER, messageIds.entrySet(), (insert, known) -> {
                insert.setString(1, known.getKey());
                insert.setObject(2, known.getValue().uuid());
            });
            return messageIds;
        });
    }

    @Override
    public int count(int limit) {
        return database.with(
                connection -> Sql.list(connection, COUNT, query -> query.setInt(1, limit), row -> row.getInt(1))
                        .get(0));
    }

    private static OutgoingRequest request(ResultSet row) throws SQLException {
        return new OutgoingRequest(
                Sql.id(row, 1),
                new ServiceName(row.getString(2)),
                Sql.content(row, 4),
                Sql.trace(row, 7).orElseThrow(),
                new Deadline(row.getLong(3)));
    }
}
