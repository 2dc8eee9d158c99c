package dev.switchboard.health;

import dev.switchboard.exchange.LedgerUnavailableException;

/** A question to the ledger that costs it next to nothing. */
public interface LedgerProbe {
    /**
     * Returns when the ledger has answered, which may take long.
     *
     * @throws LedgerUnavailableException if it doesn't
     */
    void ask();
}
