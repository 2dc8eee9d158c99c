package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.Delivery;
import dev.switchboard.channel.Destinations;
import dev.switchboard.channel.EventMessage;
import dev.switchboard.channel.OutgoingMessage;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Publication;
import dev.switchboard.exchange.Publication.Published;
import dev.switchboard.exchange.TopicName;
import java.util.List;
import java.util.stream.Stream;

/** Events on their way to a topic, all of them or none. */
final class Emission {
    private static final int ATTRIBUTES = 500;

    private final TopicName topic;
    private final List<Event> events;
    private volatile boolean withdrawn;

    /** @param events with all that is required */
    Emission(TopicName topic, List<Event> events) {
        this.topic = topic;
        this.events = events;
    }

    /** About how much memory it takes. */
    long size() {
        return events.stream()
                .mapToLong(event -> event.content().bytes().length + ATTRIBUTES)
                .sum();
    }

    /** Whoever wanted it has been told that it failed: where it hasn't left yet, it must not leave. */
    void withdraw() {
        withdrawn = true;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    Stream<OutgoingMessage> messages() {
        return withdrawn ? Stream.empty() : events.stream().map(this::message);
    }

    Publication published() {
        return new Published(
                topic,
                events.stream().map(event -> event.attributes().get(Event.ID)).toList());
    }

    private OutgoingMessage message(Event event) {
        return new OutgoingMessage(Destinations.ofTopic(topic.text()), new EventMessage(event), Delivery.GUARANTEED);
    }
}
