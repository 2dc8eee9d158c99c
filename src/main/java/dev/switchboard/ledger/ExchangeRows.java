package dev.switchboard.ledger;

import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.requestcallback.Exchange;
import dev.switchboard.requestcallback.Exchange.Body;
import dev.switchboard.requestcallback.Exchange.Delivery;
import dev.switchboard.requestcallback.Exchange.KeptReply;
import dev.switchboard.requestcallback.Exchange.Step;
import dev.switchboard.requestcallback.ExchangeQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchanges as they stand, without the bodies. */
final class ExchangeRows {
    /** A callback that nothing is known of yet is pending too. */
    private static final String DELIVERY_STATE =
            "coalesce(d.state, case when e.state = 'pending' and" + " e.return_address is not null then 'pending' end)";

    private static final String SELECT = "select e.id, e.service, e.state, e.deadline, e.ended_at, e.request_type,"
            + " octet_length(e.request_body), e.reply_type, octet_length(e.reply_body), e.reply_status, e.late_reply_at,"
            + " e.return_address, " + DELIVERY_STATE + ", d.next_attempt_at, d.attempts, e.caller"
            + " from exchange e left join delivery d on d.id = e.id and d.origin = 'exchange' where ";
    private static final String STEPS =
            "select exchange_id, name, at from exchange_step where exchange_id = any(?) order by exchange_id, ordinal";
    private static final String NEWEST_FIRST = " order by e.id desc limit ?";

    private ExchangeRows() {}

    static List<Exchange> page(Connection connection, ExchangeQuery query) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        query.service().ifPresent(service -> add(conditions, "e.service = ?", values, service));
        query.state().ifPresent(state -> add(conditions, "e.state = ?", values, state.text()));
        query.delivery().ifPresent(state -> add(conditions, DELIVERY_STATE + " = ?", values, state));
        query.caller().ifPresent(caller -> add(conditions, "e.caller = ?", values, caller));
        query.before().ifPresent(id -> add(conditions, "e.id < ?", values, id.uuid()));
        values.add(query.limit());
        return list(connection, String.join(" and ", conditions) + NEWEST_FIRST, statement -> {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
        });
    }

    private static void add(List<String> conditions, String condition, List<Object> values, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    /** @param condition of exchanges, that are e, and their deliveries, that are d */
    static List<Exchange> list(Connection connection, String condition, Sql.Parameters parameters) throws SQLException {
        List<Exchange> bare = Sql.list(connection, SELECT + condition, parameters, ExchangeRows::read);
        Map<ExchangeId, List<Step>> steps =
                steps(connection, bare.stream().map(Exchange::id).toList());
        return bare.stream()
                .map(exchange -> exchange.with(steps.getOrDefault(exchange.id(), List.of())))
                .toList();
    }

    private static Map<ExchangeId, List<Step>> steps(Connection connection, Collection<ExchangeId> ids)
            throws SQLException {
        Map<ExchangeId, List<Step>> steps = new HashMap<>();
        Sql.list(
                        connection,
                        STEPS,
                        query -> query.setArray(1, Sql.ids(connection, ids)),
                        row -> Map.entry(Sql.id(row, 1), new Step(row.getString(2), row.getLong(3))))
                .forEach(step -> steps.computeIfAbsent(step.getKey(), id -> new ArrayList<>())
                        .add(step.getValue()));
        return steps;
    }

    private static Exchange read(ResultSet row) throws SQLException {
        return new Exchange(
                Sql.id(row, 1),
                row.getString(16),
                new ServiceName(row.getString(2)),
                ExchangeState.find(row.getString(3)).orElseThrow(),
                new Deadline(row.getLong(4)),
                Sql.number(row, 5),
                new Body(row.getString(6), row.getLong(7)),
                reply(row),
                delivery(row),
                List.of());
    }

    private static Optional<KeptReply> reply(ResultSet row) throws SQLException {
        String type = Sql.textOrNull(row, 8);
        return type == null
                ? Optional.empty()
                : Optional.of(new KeptReply(new Body(type, row.getLong(9)), row.getInt(10), Sql.number(row, 11)));
    }

    private static Optional<Delivery> delivery(ResultSet row) throws SQLException {
        String state = Sql.textOrNull(row, 13);
        if (state == null) {
            return Optional.empty();
        }
        String attempts = Sql.textOrNull(row, 15);
        return Optional.of(
                new Delivery(row.getString(12), state, Sql.number(row, 14), attempts == null ? "[]" : attempts));
    }
}
