package dev.switchboard.deadletters;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;

/** Where deliveries are found that were given up. */
public interface DeadDeliveryStore {
    /**
     * The oldest of those that are asked for.
     *
     * @throws LedgerUnavailableException when they can't be read
     */
    List<DeadDelivery> find(Sought sought, int most);
}
