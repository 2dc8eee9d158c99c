package dev.switchboard.ledger;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.requestcallback.AcceptanceStore;
import dev.switchboard.requestcallback.NewExchange;
import dev.switchboard.requestcallback.OutgoingRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Exchanges as they begin, each with its request in the outbox. */
@Dependent
public class AcceptanceTable implements AcceptanceStore {
    private static final int ATTEMPTS = 3;
    private static final String UNIQUENESS = "23505";

    private static final String EXCHANGE = "insert into exchange (id, service, caller, state, created_at, deadline,"
            + " request_type, request_body, traceparent, return_address, request_encoding, tracestate)"
            + " values (?, ?, ?, 'pending', ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String OUTBOX = "insert into outbox (id, destination, claimed_until) values (?, ?, ?)";

    private final Database database;

    @Inject
    AcceptanceTable(Database database) {
        this.database = database;
    }

    /** Again where another node has just written the same Idempotency-Key: then it is there to be found. */
    @Override
    public List<Entry> accept(List<NewExchange> exchanges, long nowMillis, long claimedUntil) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.inTransaction(connection -> write(connection, exchanges, nowMillis, claimedUntil));
            } catch (LedgerUnavailableException e) {
                if (attempt == ATTEMPTS || !isTaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isTaken(LedgerUnavailableException e) {
        return e.getCause() instanceof SQLException cause && UNIQUENESS.equals(cause.getSQLState());
    }

    private static List<Entry> write(Connection connection, List<NewExchange> exchanges, long now, long claimedUntil)
            throws SQLException {
        List<Entry> entries = IdempotencyKeys.entries(connection, exchanges, now);
        List<NewExchange> begun = new ArrayList<>();
        for (int i = 0; i < exchanges.size(); i++) {
            if (entries.get(i) instanceof Entry.Begun) {
                begun.add(exchanges.get(i));
            }
        }
        Sql.batch(connection, EXCHANGE, begun, AcceptanceTable::exchange);
        Sql.batch(connection, OUTBOX, begun, (insert, exchange) -> outbox(insert, exchange.request(), claimedUntil));
        IdempotencyKeys.insert(connection, begun, now);
        return entries;
    }

    private static void exchange(PreparedStatement insert, NewExchange exchange) throws SQLException {
        OutgoingRequest request = exchange.request();
        insert.setObject(1, request.id().uuid());
        insert.setString(2, request.service().text());
        insert.setString(3, exchange.caller());
        insert.setLong(4, request.id().epochMillis());
        insert.setLong(5, request.deadline().epochMillis());
        insert.setString(6, request.content().type());
        insert.setBytes(7, request.content().bytes());
        insert.setString(8, request.trace().traceparent());
        insert.setString(9, exchange.returnAddress().map(ReturnAddress::text).orElse(null));
        insert.setString(10, request.content().encoding().orElse(null));
        insert.setString(11, request.trace().tracestate().orElse(null));
    }

    private static void outbox(PreparedStatement insert, OutgoingRequest request, long claimedUntil)
            throws SQLException {
        insert.setObject(1, request.id().uuid());
        insert.setString(2, OutboxTable.QUEUE + request.service().text());
        insert.setLong(3, claimedUntil);
    }
}
