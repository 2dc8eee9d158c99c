package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The exchanges, for those who ask for them. Throws {@link LedgerUnavailableException}. */
public interface ExchangeStore {
    /** @return those that there are */
    Map<ExchangeId, Exchange> find(Collection<ExchangeId> ids);

    /** @return how those of them ended that have ended */
    Map<ExchangeId, Outcome> outcomes(Collection<ExchangeId> ids);

    /** @return the reply that came after the exchange had ended */
    Optional<Reply> lateReply(ExchangeId id);

    List<Exchange> list(ExchangeQuery query);

    /** @return whether it was pending */
    boolean cancel(ExchangeId id, long nowMillis);

    /** @return how many events each has seen; it grows whenever something happens */
    Map<ExchangeId, Integer> progress(Collection<ExchangeId> ids);
}
