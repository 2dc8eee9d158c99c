package dev.switchboard.publishsubscribe;

import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Where subscriptions are kept, and what is to be delivered for them. Each method throws {@link LedgerUnavailableException} when they
 * can't be.
 */
public interface SubscriptionStore {
    List<Subscription> all();

    /** Those that were removed before then, and of which something may be left. */
    List<SubscriptionId> removed(long before);

    /** @return whether it is new, rather than replacing another of the same name */
    boolean put(Subscription subscription);

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

    /** Takes the subscription's open deliveries out of work. */
    void withhold(String origin);

    /** Puts them into work again, to this address. */
    void release(Subscription subscription, long nowMillis);

    /** Removes what was delivered before then, some of it. */
    void tidy(String origin, long before);
}
