package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Cancelled;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.GivenUp;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How exchanges ended, replies and all. */
final class OutcomeRows {
    private static final String SELECT = "select id, state, late_reply_at, reply_status, reply_type, reply_encoding,"
            + " reply_body, reply_traceparent, reply_tracestate from exchange where ";
    private static final String ENDED = SELECT + "id = any(?) and state <> 'pending'";
    private static final String LATE = SELECT + "id = ? and late_reply_at is not null";

    private OutcomeRows() {}

    static Map<ExchangeId, Outcome> of(Connection connection, Collection<ExchangeId> ids) throws SQLException {
        Map<ExchangeId, Outcome> outcomes = new HashMap<>();
        Sql.list(
                        connection,
                        ENDED,
                        query -> query.setArray(1, Sql.ids(connection, ids)),
                        row -> Map.entry(Sql.id(row, 1), outcome(row)))
                .forEach(ended -> outcomes.put(ended.getKey(), ended.getValue()));
        return outcomes;
    }

    static Optional<Reply> lateReply(Connection connection, ExchangeId id) throws SQLException {
        List<Reply> late = Sql.list(connection, LATE, query -> query.setObject(1, id.uuid()), OutcomeRows::reply);
        return late.stream().findFirst();
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        ExchangeId id = Sql.id(row, 1);
        ExchangeState state = ExchangeState.find(row.getString(2)).orElseThrow();
        return switch (state) {
            case EXPIRED -> new Expired(id);
            case CANCELLED -> new Cancelled(id);
            case REPLIED -> new Replied(id, reply(row));
            case FAILED -> repliedInTime(row) ? new Replied(id, reply(row)) : new GivenUp(id);
            case PENDING -> throw new IllegalStateException("Asked for those that have ended");
        };
    }

    private static boolean repliedInTime(ResultSet row) throws SQLException {
        return Sql.number(row, 4).isPresent() && Sql.number(row, 3).isEmpty();
    }

    private static Reply reply(ResultSet row) throws SQLException {
        return new Reply(Sql.content(row, 5), row.getInt(4), Sql.trace(row, 8));
    }
}
