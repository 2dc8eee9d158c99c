package dev.switchboard.requestcallback;

import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.ServiceName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * Where exchanges end. An exchange that has ended ends in no other way; the letter to its return address is written in the
 * same transaction. Throws {@link LedgerUnavailableException}, and then nothing was written or the caller has to ask again.
 */
public interface EndingStore {
    /**
     * Stores what repliers sent.
     *
     * @param mayAnswer whether a broker's user may answer for a service
     * @param dueAt when the letter to a return address is due for everybody, in milliseconds since 1970
     * @return what became of each, in the same order
     */
    List<Fate> arrive(
            List<Arrival> arrivals,
            BiPredicate<ServiceName, Optional<String>> mayAnswer,
            ToLongFunction<Letter> dueAt,
            long nowMillis);

    /**
     * Ends exchanges whose deadline has passed.
     *
     * @param most how many at most
     */
    List<EndedExchange> expire(int most, ToLongFunction<Letter> dueAt, long nowMillis);

    /** Ends those of the exchanges that are pending, for their replier gave up. */
    List<EndedExchange> giveUp(Collection<ExchangeId> ids, ToLongFunction<Letter> dueAt, long nowMillis);
}
