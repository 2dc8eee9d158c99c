package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The requests that are promised and may not have reached the broker. Throws {@link LedgerUnavailableException}. */
public interface OutboxStore {
    /**
     * Takes over requests that nobody has a claim to.
     *
     * @param until when others may take them over in turn
     * @param most how many at most
     */
    List<OutgoingRequest> takeOver(long nowMillis, long until, int most);

    /** They have reached the broker. */
    void sent(Collection<ExchangeId> ids);

    /** They are not to be tried before then. */
    void postpone(Collection<ExchangeId> ids, long until);

    /** Which exchange a reply belongs to whose correlation id is this JMSMessageID. */
    void remember(Map<String, ExchangeId> messageIds);

    /** @return how many wait, counted up to the limit */
    int count(int limit);
}
