package dev.switchboard.delivery;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where letters are kept until they are delivered, and afterwards. Times are milliseconds since 1970. Each method throws
 * {@link LedgerUnavailableException} when they can't be.
 */
public interface DeliveryStore {
    /** The receivers for whom something is to be done, and when the first of it is due. Costs one look for each of them. */
    Map<String, Long> outstanding();

    /**
     * Takes letters of a receiver that are due, the longest due first. Of an ordering key only the oldest open one is taken.
     *
     * @param most letters at most
     * @param bytes that their bodies have together at most, but one letter may be larger
     * @param leasedUntil when they become due again, unless there is a result by then
     */
    List<ClaimedLetter> claim(String receiver, int most, long bytes, long nowMillis, long leasedUntil);

    /**
     * Keeps results, all or none. Where somebody else has claimed the letter meanwhile, the attempt is added and a success counts, but
     * a failure decides nothing.
     */
    void record(List<Recording> recordings);

    Optional<DeliveryStatus> find(DeliveryId id);

    /**
     * Makes a delivery due before all others, for one attempt more. Changes nothing where it is pending, or an attempt is under way.
     *
     * @param receiver of its address
     */
    void demand(DeliveryId id, String receiver);
}
