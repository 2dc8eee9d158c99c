package dev.switchboard.registry;

import java.util.Optional;

/** Tells who made which webhook subscription. */
public interface SubscriptionMakers {
    /**
     * The id of the caller who made it; empty where no webhook subscription has that queue.
     *
     * @param queue in which its events wait
     */
    Optional<String> makerOf(String topic, String queue);
}
