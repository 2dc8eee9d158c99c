package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.exchange.TraceContext;
import java.util.Optional;

/**
 * An exchange that has just ended, and all that telling it needs.
 *
 * @param caller who made it; empty for callers without a key
 */
public record EndedExchange(
        ExchangeId id,
        String caller,
        ServiceName service,
        TraceContext trace,
        Optional<ReturnAddress> returnAddress,
        long endedAt,
        Outcome outcome) {}
