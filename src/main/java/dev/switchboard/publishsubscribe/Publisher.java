package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Publication;
import dev.switchboard.exchange.Publication.NotPublished;
import dev.switchboard.exchange.Publication.Published;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.http.ProblemException;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.TopicDeclaration;
import dev.switchboard.registry.TopicFigures;
import dev.switchboard.registry.Topics;
import dev.switchboard.tracing.Tracing;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Publishes events, for callers in this JVM and for {@link EventResource}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Publisher {
    private static final String SPECVERSION = "1.0";

    @Inject
    private Topics topics;

    @Inject
    private Figures figures;

    @Inject
    private EventChannel channel;

    @Inject
    private EventOutboxStore outbox;

    @Inject
    private jakarta.enterprise.event.Event<OutgoingEvent> committing;

    @Inject
    private Tracing tracing;

    @Inject
    private InstantSource clock;

    /**
     * Publishes the events and returns at once, whatever becomes of a transaction that the caller may be in.
     *
     * @param topic its name
     * @param events all are published or none; what they lack of id, source, type and time is filled in
     * @return completes within some three seconds, never exceptionally
     * @throws IllegalArgumentException if an attribute is none that CloudEvents has (1.0.2, section 3), or is too long
     */
    public CompletableFuture<Publication> publish(String topic, List<Event> events) {
        Optional<TopicDeclaration> declared = topics.find(topic);
        if (declared.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new NotPublished(new Refused(Fault.UNKNOWN_TOPIC, "No topic is declared under the name " + topic)));
        }
        TopicName name = declared.get().name();
        List<Event> complete =
                events.stream().map(event -> complete(event, name)).toList();
        EventSpans spans = EventSpans.begin(tracing, name, complete);
        return channel.send(new Emission(name, spans.events())).thenApply(publication -> {
            spans.end(publication);
            count(publication, figures.of(declared.get()));
            return publication;
        });
    }

    private static void count(Publication publication, TopicFigures figures) {
        if (publication instanceof Published published) {
            figures.published(published.ids().size());
        } else if (publication instanceof NotPublished not) {
            figures.refused(not.why().fault());
        }
    }

    /** As {@link #publish(String, List)}, one event. */
    public CompletableFuture<Publication> publish(String topic, Event event) {
        return publish(topic, List.of(event));
    }

    /**
     * Publishes the event if and when the caller's transaction commits. It is kept with what that changes, in the same database, so
     * that neither is there without the other, whatever process dies; it leaves at once then, and later while the broker is away.
     *
     * @throws IllegalArgumentException if the topic isn't declared; or an attribute is none that CloudEvents has (1.0.2, section 3), or is too long
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void publishOnCommit(String topic, Event event) {
        TopicName name = topics.find(topic)
                .map(TopicDeclaration::name)
                .orElseThrow(() -> new IllegalArgumentException("No topic is declared under the name " + topic));
        long now = clock.millis();
        OutgoingEvent outgoing = new OutgoingEvent(ExchangeId.at(now), name, complete(event, name));
        outbox.add(outgoing, now);
        committing.fire(outgoing);
    }

    private Event complete(Event event, TopicName topic) {
        return event.attribute(Event.SPECVERSION).isPresent()
                ? checked(event) // it came as a CloudEvent
                : checked(completed(event, topic));
    }

    private static Event checked(Event event) {
        try {
            AttributeRules.check(event.attributes(), "");
            return event;
        } catch (ProblemException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Event completed(Event event, TopicName topic) {
        Map<String, String> attributes = new HashMap<>(event.attributes());
        attributes.put(Event.SPECVERSION, SPECVERSION);
        attributes.putIfAbsent(Event.ID, ExchangeId.at(clock.millis()).text());
        attributes.putIfAbsent(Event.SOURCE, "/api/topics/" + topic);
        attributes.putIfAbsent(Event.TYPE, topic.text());
        attributes.putIfAbsent(Event.TIME, clock.instant().toString());
        return new Event(attributes, event.content(), event.trace());
    }
}
