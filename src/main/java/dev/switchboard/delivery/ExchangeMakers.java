package dev.switchboard.delivery;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.Optional;

/** Who made which exchange. Throws {@link LedgerUnavailableException}. */
public interface ExchangeMakers {

    /** @return as callers are kept; empty if there is no such exchange */
    Optional<String> of(ExchangeId id);
}
