package dev.switchboard.exchange;

import dev.switchboard.exchange.Outcome.Refused;
import java.util.List;

/** What became of events that were to be published: all of them are, or none. */
public sealed interface Publication {

    /**
     * The broker has them on its disk for every durable subscriber.
     *
     * @param ids of the events, in their order
     */
    record Published(TopicName topic, List<String> ids) implements Publication {}

    /** Not published, or not known to be. */
    record NotPublished(Refused why) implements Publication {}
}
