package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Delivery;
import dev.switchboard.channel.Destinations;
import dev.switchboard.channel.EventMessage;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.OutgoingMessage;
import dev.switchboard.channel.TransactedSender;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings events from the outbox to their topics. If the process dies in between they are sent again, and the broker knows them by
 * their duplicate ids.
 */
@ApplicationScoped
public class EventRelay {
    private static final Logger LOG = System.getLogger(EventRelay.class.getName());
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST = 200;

    @Inject
    private BrokerLink broker;

    @Inject
    private EventOutboxStore outbox;

    @Inject
    private Topics topics;

    @Inject
    private Figures figures;

    @Inject
    private PeriodicTasks periodically;

    private TransactedSender sender;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean: events may be waiting from before
    }

    @PostConstruct
    void begin() {
        sender = broker.transactedSender();
        periodically.every(LOOK, this::sweep);
    }

    private void sweep() {
        try {
            while (broker.isUp() && outbox.relay(MOST, this::send) == MOST) {
                // there may be more
            }
        } catch (LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, "Events wait in the outbox", e);
        }
    }

    private List<OutgoingEvent> send(List<OutgoingEvent> events) {
        try {
            return sendTogether(events);
        } catch (BrokerUnavailableException e) {
            LOG.log(Level.DEBUG, events.size() + " events wait in the outbox", e);
            return List.of();
        }
    }

    private List<OutgoingEvent> sendTogether(List<OutgoingEvent> events) throws BrokerUnavailableException {
        try {
            transmit(events);
            return events;
        } catch (MessageRefusedException e) {
            LOG.log(Level.DEBUG, "Sending one by one what was refused together", e);
            return sendEach(events);
        }
    }

    /** Up to the first that the broker doesn't take, so that none overtakes it. */
    private List<OutgoingEvent> sendEach(List<OutgoingEvent> events) throws BrokerUnavailableException {
        List<OutgoingEvent> sent = new ArrayList<>();
        for (OutgoingEvent event : events) {
            try {
                transmit(List.of(event));
            } catch (MessageRefusedException e) {
                if (!e.isDuplicate()) {
                    LOG.log(Level.WARNING, "The broker doesn't take event " + event.id() + "; it is tried again", e);
                    return sent;
                }
            }
            sent.add(event);
        }
        return sent;
    }

    private void transmit(List<OutgoingEvent> events) throws BrokerUnavailableException, MessageRefusedException {
        sender.send(events.stream().map(EventRelay::message).toList(), ids -> {});
        events.forEach(event -> topics.find(event.topic().text())
                .ifPresent(topic -> figures.of(topic).published(1)));
    }

    private static OutgoingMessage message(OutgoingEvent event) {
        return new OutgoingMessage(
                Destinations.ofTopic(event.topic().text()),
                new EventMessage(event.event()).once(event.id().text()),
                Delivery.GUARANTEED);
    }
}
