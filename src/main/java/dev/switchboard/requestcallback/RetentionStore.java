package dev.switchboard.requestcallback;

import dev.switchboard.exchange.LedgerUnavailableException;

/** What is not kept for ever. Throws {@link LedgerUnavailableException}. */
public interface RetentionStore {
    /**
     * Forgets exchanges that ended before a time and have nothing left to be delivered, with all that belongs to them.
     *
     * @param before milliseconds since 1970
     * @param most how many at most
     * @return how many there were
     */
    int forgetExchanges(long before, int most);

    /** Forgets Idempotency-Keys whose time is over. */
    int forgetKeys(long nowMillis, int most);
}
