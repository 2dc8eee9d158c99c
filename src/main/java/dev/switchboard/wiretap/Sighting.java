package dev.switchboard.wiretap;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.GivenUp;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.ServiceName;
import java.util.Optional;

/**
 * An exchange as it is at one moment.
 *
 * @param endedAt in milliseconds since 1970; empty while it is pending
 * @param status of its reply, where it ended with one
 * @param problem that its caller was told instead; of one who cancelled it, none
 */
public record Sighting(
        ExchangeId id,
        ServiceName service,
        ExchangePattern pattern,
        ExchangeState state,
        Optional<Long> endedAt,
        Optional<Integer> status,
        Optional<Fault> problem) {

    /** One that has begun, or gone on. */
    public static Sighting pending(ExchangeId id, ServiceName service, ExchangePattern pattern) {
        return new Sighting(
                id, service, pattern, ExchangeState.PENDING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One that has ended. */
    public static Sighting ended(
            ExchangeId id, ServiceName service, ExchangePattern pattern, Outcome outcome, long endedAt) {
        return new Sighting(
                id,
                service,
                pattern,
                ExchangeState.endedBy(outcome),
                Optional.of(endedAt),
                outcome instanceof Replied replied ? Optional.of(replied.reply().status()) : Optional.empty(),
                problem(outcome));
    }

    private static Optional<Fault> problem(Outcome outcome) {
        if (outcome instanceof Refused refused) {
            return Optional.of(refused.fault());
        }
        if (outcome instanceof Expired) {
            return Optional.of(Fault.REPLY_TIMEOUT);
        }
        return outcome instanceof GivenUp ? Optional.of(Fault.REPLIER_GAVE_UP) : Optional.empty();
    }
}
