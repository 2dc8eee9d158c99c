package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.Collection;
import java.util.List;

/** Events that are promised and may not have reached the broker. Throws {@link LedgerUnavailableException}. */
public interface EventOutboxStore {
    /**
     * Keeps an event for as long as it hasn't been sent; within the caller's transaction, so that it is kept if and only if that
     * commits.
     */
    void add(OutgoingEvent event, long claimedUntil);

    /**
     * Takes over events that nobody has a claim to, in the order in which they were made.
     *
     * @param until when others may take them over in turn
     * @param most how many at most
     */
    List<OutgoingEvent> takeOver(long nowMillis, long until, int most);

    /** They have reached the broker. */
    void sent(Collection<ExchangeId> ids);

    /** They are not to be tried before then. */
    void postpone(Collection<ExchangeId> ids, long until);
}
