package dev.switchboard.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Control Bus: makes and removes the queues of subscriptions, by the broker's management messages. */
@ApplicationScoped
public class BrokerControl {
    private static final String MULTICAST = "MULTICAST";

    private final ManagementChannel channel = new ManagementChannel();

    @Inject
    private BrokerLink broker;

    /**
     * Sees to it that a durable subscription is there. It has one consumer at a time, so that its events stay in order; of more
     * who listen, the next takes over when one goes.
     *
     * @param selector empty for all events; of a subscription that is there already it is replaced
     * @throws MessageRefusedException if the broker can't read the selector
     */
    public void subscribe(String topic, String queue, Optional<String> selector)
            throws BrokerUnavailableException, MessageRefusedException {
        JsonObjectBuilder settings = Json.createObjectBuilder()
                .add("name", queue)
                .add("address", topic)
                .add("routing-type", MULTICAST)
                .add("durable", true)
                .add("exclusive", true)
                .add("auto-delete", false)
                .add("auto-create-address", true);
        selector.ifPresent(filter -> settings.add("filter-string", filter));
        String json = settings.build().toString();
        ask("createQueue", Json.createArrayBuilder().add(json).add(true).build());
        ask("updateQueue", Json.createArrayBuilder().add(json).build());
    }

    /** Removes a subscription, unless somebody still listens to it; that it isn't there is as well. */
    public void unsubscribe(String queue, boolean evenIfListenedTo)
            throws BrokerUnavailableException, MessageRefusedException {
        try {
            ask(
                    "destroyQueue",
                    Json.createArrayBuilder().add(queue).add(evenIfListenedTo).build());
        } catch (MessageRefusedException e) {
            if (!e.isForWantOfTheQueue()) {
                throw e;
            }
        }
    }

    private void ask(String operation, JsonArray parameters)
            throws BrokerUnavailableException, MessageRefusedException {
        LiveConnection connection = broker.live().orElseThrow(() -> new BrokerUnavailableException(null));
        channel.ask(connection, operation, parameters);
    }
}
