package dev.switchboard.console;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.Optional;

/** Where the bodies of exchanges are kept. */
public interface BodyStore {
    /** @throws LedgerUnavailableException when they can't be read */
    Optional<Bodies> find(ExchangeId id);
}
