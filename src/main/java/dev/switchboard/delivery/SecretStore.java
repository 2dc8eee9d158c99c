package dev.switchboard.delivery;

import dev.switchboard.exchange.LedgerUnavailableException;

/** Where secrets are kept that all nodes share. */
public interface SecretStore {
    /**
     * Keeps a secret under a name, unless there is one.
     *
     * @return the one that is kept, the same for all nodes
     * @throws LedgerUnavailableException if it can't be kept
     */
    String keep(String name, String text, long nowMillis);
}
