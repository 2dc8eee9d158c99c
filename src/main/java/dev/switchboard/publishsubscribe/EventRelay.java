package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Delivery;
import dev.switchboard.channel.Destinations;
import dev.switchboard.channel.EventMessage;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.OutgoingMessage;
import dev.switchboard.channel.TransactedSender;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings events from the outbox to the broker, whichever node's transaction put them there. If the process dies between sending
 * one and taking it out, it is sent again: the broker knows it by its duplicate id.
 */
@ApplicationScoped
public class EventRelay {
    private static final Logger LOG = System.getLogger(EventRelay.class.getName());
    /** For what other nodes leave behind: our own is looked for at once. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final long CLAIM_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 30_000;
    private static final int MOST = 300;

    @Inject
    private BrokerLink broker;

    @Inject
    private EventOutboxStore outbox;

    @Inject
    private PeriodicTasks periodically;

    @Inject
    private InstantSource clock;

    private TransactedSender sender;
    private Runnable soon;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean
    }

    @PostConstruct
    void start() {
        sender = broker.transactedSender();
        soon = periodically.everyByLedger(LOOK, this::sweep);
    }

    void leave(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutgoingEvent event) {
        soon.run();
    }

    private void sweep() {
        try {
            while (broker.isUp() && sweepOnce() == MOST) {
                LOG.log(Level.DEBUG, "More events wait in the outbox");
            }
        } catch (BrokerUnavailableException | LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, "Events wait in the outbox", e);
        }
    }

    private int sweepOnce() throws BrokerUnavailableException {
        long now = clock.millis();
        List<OutgoingEvent> events = outbox.takeOver(now, now + CLAIM_MILLIS, MOST);
        if (!events.isEmpty()) {
            send(events);
        }
        return events.size();
    }

    private void send(List<OutgoingEvent> events) throws BrokerUnavailableException {
        try {
            sender.send(events.stream().map(EventRelay::message).toList(), ids -> {});
            outbox.sent(ids(events));
        } catch (MessageRefusedException e) {
            refused(events, e);
        }
    }

    /** One that the broker doesn't take must not keep the others. */
    private void refused(List<OutgoingEvent> events, MessageRefusedException e) throws BrokerUnavailableException {
        if (events.size() > 1) {
            for (OutgoingEvent event : events) {
                send(List.of(event));
            }
        } else if (e.isDuplicate()) {
            outbox.sent(ids(events));
        } else {
            LOG.log(
                    Level.WARNING,
                    "The broker doesn't take event " + events.get(0).id() + "; it is tried again",
                    e);
            outbox.postpone(ids(events), clock.millis() + PAUSE_MILLIS);
        }
    }

    private static List<ExchangeId> ids(List<OutgoingEvent> events) {
        return events.stream().map(OutgoingEvent::id).toList();
    }

    private static OutgoingMessage message(OutgoingEvent event) {
        return new OutgoingMessage(
                Destinations.ofTopic(event.topic().text()),
                new EventMessage(event.event()).once(event.id()),
                Delivery.GUARANTEED);
    }
}
