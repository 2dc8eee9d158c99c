package dev.switchboard.publishsubscribe;

import dev.switchboard.delivery.Letter;
import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Where subscriptions are kept, and what is to be delivered for them. Each method throws {@link LedgerUnavailableException} when they
 * can't be.
 */
public interface SubscriptionStore {
    List<Subscription> all();

    /** Those that were removed before then, and of which something may be left. */
    List<SubscriptionId> removed(long before);

    /**
     * Keeps it. Of one that is there already the address and the filter are changed, and nothing else.
     *
     * @return whether it is new
     */
    boolean put(Subscription subscription);

    /** @return whether it is there */
    boolean setPaused(SubscriptionId id, boolean paused);

    /**
     * Gives it another secret.
     *
     * @param oldUntil the present one signs, too
     * @return whether it is there
     */
    boolean rotate(SubscriptionId id, SigningSecret fresh, Instant oldUntil);

    /**
     * Removes it and its deliveries; its name is free again when it is forgotten.
     *
     * @return whether it was there
     */
    boolean remove(SubscriptionId id, long now);

    /** Whether it was removed and is not forgotten yet. */
    boolean isGoing(SubscriptionId id);

    /** Nothing of it is left. */
    void forget(SubscriptionId id);

    /**
     * Has letters delivered, but for those that are already.
     *
     * @param dueAt of each, in milliseconds since 1970
     */
    void post(String origin, List<Letter> letters, ToLongFunction<Letter> dueAt, long nowMillis);

    /** How many deliveries are open, up to a limit. */
    int outstanding(String origin, int limit);

    /** How many deliveries are open, by origin; those that have none are left out. */
    Map<String, Integer> outstanding();

    /** Takes the subscription's open deliveries out of work. */
    void withhold(String origin);

    /** Puts them into work again, to this address. */
    void release(Subscription subscription, long nowMillis);

    /** Removes what was delivered before then, some of it. */
    void tidy(String origin, long before);
}
