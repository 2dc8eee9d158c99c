package dev.switchboard.ledger;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.requestcallback.EndedExchange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An exchange that is locked to see how it goes on.
 *
 * @param hasReply a late one, where it has ended without
 */
record OpenExchange(
        ExchangeId id,
        String caller,
        ServiceName service,
        ExchangeState state,
        TraceContext trace,
        Optional<ReturnAddress> returnAddress,
        boolean hasReply) {
    static final String SELECT =
            "select id, service, state, traceparent, tracestate, return_address, reply_status, caller from exchange";

    static OpenExchange read(ResultSet row) throws SQLException {
        return new OpenExchange(
                Sql.id(row, 1),
                row.getString(8),
                new ServiceName(row.getString(2)),
                ExchangeState.find(row.getString(3)).orElseThrow(),
                Sql.trace(row, 4).orElseThrow(),
                Optional.ofNullable(Sql.textOrNull(row, 6)).map(ReturnAddress::of),
                Sql.number(row, 7).isPresent());
    }

    EndedExchange endedWith(Outcome outcome, long now) {
        return new EndedExchange(id, caller, service, trace, returnAddress, now, outcome);
    }
}
