package dev.switchboard.delivery;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;

/** Deliveries by how they stand, for operators. Throws {@link LedgerUnavailableException}. */
public interface DeliveryListing {
    /** Those due next first; those that nothing is to be done for in the order in which they came. */
    List<ListedDelivery> list(DeliveryQuery query);

    /** @return how many there are in this state, counted no further than to {@code most} */
    int count(DeliveryState state, int most);
}
