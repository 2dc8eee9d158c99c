package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.SubscriptionState;
import dev.switchboard.exchange.ChannelName;

/**
 * Which subscription.
 *
 * @param topic its name
 * @param name unique within the topic; as names of topics are
 */
public record SubscriptionId(String topic, String name) {

    /** @throws IllegalArgumentException if the name can't be one, in words for whoever sent it */
    public SubscriptionId {
        ChannelName.require(name);
    }

    /** In which its events wait. No name has a slash in it, so no two subscriptions share a queue. */
    String queue() {
        return SubscriptionState.WEBHOOK + origin();
    }

    /** As deliveries have it. */
    public String origin() {
        return topic + "/" + name;
    }
}
