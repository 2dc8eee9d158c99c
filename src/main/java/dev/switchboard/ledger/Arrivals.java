package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.requestcallback.Arrival;
import dev.switchboard.requestcallback.Arrival.News.Answered;
import dev.switchboard.requestcallback.Arrival.News.Progressed;
import dev.switchboard.requestcallback.EndedExchange;
import dev.switchboard.requestcallback.Fate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What repliers sent, in one transaction: the exchanges are locked first, in one order on all nodes; then each arrival is
 * judged as if it had come alone; then what follows from all of them is written together.
 */
final class Arrivals {
    /** The specification's mark of a JMSMessageID (Jakarta Messaging 3.1, section 3.4.3). */
    private static final String MESSAGE_ID = "ID:";

    private static final String RESOLVE =
            "select message_id, exchange_id from request_message where message_id = any(?)";
    private static final String LOCK = OpenExchange.SELECT + " where id = any(?) order by id for update";
    private static final String REPLY =
            "update exchange set reply_type = ?, reply_status = ?, reply_body = ?, reply_traceparent = ?,"
                    + " reply_encoding = ?, reply_tracestate = ?,";
    private static final String END = REPLY + " ended_at = ?, state = ? where id = ? and state = 'pending'";
    private static final String KEEP =
            REPLY + " late_reply_at = ? where id = ? and state <> 'pending' and reply_status is null";

    private final Connection connection;
    private final BiPredicate<ServiceName, Optional<String>> mayAnswer;
    private final long now;
    private final NewSteps steps;
    private final Set<ExchangeId> answered = new HashSet<>();
    private final List<EndedExchange> ended = new ArrayList<>();
    private final List<Replied> ends = new ArrayList<>();
    private final List<Replied> late = new ArrayList<>();

    Arrivals(Connection connection, BiPredicate<ServiceName, Optional<String>> mayAnswer, long now) {
        this.connection = connection;
        this.mayAnswer = mayAnswer;
        this.now = now;
        this.steps = new NewSteps(connection, now);
    }

    List<Fate> store(List<Arrival> arrivals) throws SQLException {
        Map<String, ExchangeId> ids = identify(arrivals);
        Map<ExchangeId, OpenExchange> exchanges = lock(ids.values());
        steps.load(exchanges.keySet(), arrivals);
        List<Fate> fates = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            ExchangeId id = ids.get(arrival.correlationId());
            fates.add(fate(arrival, id == null ? null : exchanges.get(id)));
        }
        write();
        return fates;
    }

    /** The exchanges that ended so. */
    List<EndedExchange> ended() {
        return ended;
    }

    private Map<String, ExchangeId> identify(List<Arrival> arrivals) throws SQLException {
        Map<String, ExchangeId> ids = new HashMap<>();
        Set<String> messageIds = new HashSet<>();
        for (Arrival arrival : arrivals) {
            String id = arrival.correlationId();
            if (id.startsWith(MESSAGE_ID)) {
                messageIds.add(id);
            } else {
                ExchangeId.find(id).ifPresent(exchange -> ids.put(id, exchange));
            }
        }
        if (!messageIds.isEmpty()) {
            Sql.list(
                            connection,
                            RESOLVE,
                            query -> query.setArray(1, Sql.texts(connection, messageIds)),
                            row -> Map.entry(row.getString(1), Sql.id(row, 2)))
                    .forEach(known -> ids.put(known.getKey(), known.getValue()));
        }
        return ids;
    }

    private Map<ExchangeId, OpenExchange> lock(Collection<ExchangeId> ids) throws SQLException {
        Map<ExchangeId, OpenExchange> exchanges = new HashMap<>();
        Sql.list(connection, LOCK, query -> query.setArray(1, Sql.ids(connection, ids)), OpenExchange::read)
                .forEach(exchange -> exchanges.put(exchange.id(), exchange));
        return exchanges;
    }

    private Fate fate(Arrival arrival, @Nullable OpenExchange exchange) {
        if (exchange == null) {
            return new Fate.Unknown();
        }
        if (!mayAnswer.test(exchange.service(), arrival.sender())) {
            return new Fate.Forged(exchange.service());
        }
        if (arrival.news() instanceof Progressed progress) {
            boolean isNew = isOpen(exchange) && steps.add(exchange.id(), arrival.messageId(), progress.step());
            return isNew ? new Fate.Recorded(exchange.id(), exchange.service()) : new Fate.Ignored();
        }
        return answer(exchange, ((Answered) arrival.news()).reply());
    }

    private Fate answer(OpenExchange exchange, Reply reply) {
        if (exchange.hasReply() || !answered.add(exchange.id())) {
            return new Fate.Ignored();
        }
        Replied outcome = new Replied(exchange.id(), reply);
        if (exchange.state().hasEnded()) {
            late.add(outcome);
            return new Fate.Late(exchange.service());
        }
        ends.add(outcome);
        EndedExchange end = exchange.endedWith(outcome, now);
        ended.add(end);
        return new Fate.Ended(end);
    }

    private boolean isOpen(OpenExchange exchange) {
        return !exchange.state().hasEnded() && !answered.contains(exchange.id());
    }

    private void write() throws SQLException {
        steps.write();
        Sql.batch(connection, END, ends, (update, end) -> {
            reply(update, end);
            update.setString(8, ExchangeState.endedBy(end).text());
            update.setObject(9, end.id().uuid());
        });
        Sql.batch(connection, KEEP, late, (update, kept) -> {
            reply(update, kept);
            update.setObject(8, kept.id().uuid());
        });
    }

    private void reply(PreparedStatement update, Replied replied) throws SQLException {
        Reply reply = replied.reply();
        update.setString(1, reply.content().type());
        update.setInt(2, reply.status());
        update.setBytes(3, reply.content().bytes());
        update.setString(4, reply.trace().map(TraceContext::traceparent).orElse(null));
        update.setString(5, reply.content().encoding().orElse(null));
        update.setString(6, reply.trace().flatMap(TraceContext::tracestate).orElse(null));
        update.setLong(7, now);
    }
}
