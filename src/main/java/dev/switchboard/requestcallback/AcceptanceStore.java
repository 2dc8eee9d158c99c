package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;

/** Where a promise is written down. */
public interface AcceptanceStore {
    /**
     * Writes all of them in one transaction: the exchange, and its request for the outbox.
     *
     * @param claimedUntil when other nodes may relay the requests, in milliseconds since 1970
     * @return what became of each, in the same order
     * @throws LedgerUnavailableException if that isn't certain: nobody may be promised anything
     */
    List<Entry> accept(List<NewExchange> exchanges, long nowMillis, long claimedUntil);

    /** What became of an exchange that was to be begun. */
    sealed interface Entry {
        /** It is written. */
        record Begun() implements Entry {}

        /** Its Idempotency-Key came with the same request before, which began this one. */
        record Repeated(ExchangeId id) implements Entry {}

        /** Its Idempotency-Key came with another request before. */
        record KeyReused() implements Entry {}
    }
}
