package dev.switchboard.requestresponse;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.QueueWatch;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.operations.Drainable;
import dev.switchboard.operations.Unproxied;
import dev.switchboard.registry.Figures;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.ServiceFigures;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides at once whether a request has a chance: nobody is left waiting for what can't come.
 *
 * <p>The limit per service keeps a service whose repliers hang from taking the places of all others.
 */
@Unproxied
public class Admission implements Drainable {
    static final Duration SOON = Duration.ofSeconds(1);

    @Inject
    @ConfigProperty(name = "switchboard.outstanding.limit.per.service", defaultValue = "12000")
    private int serviceLimit;

    @Inject
    private BrokerLink broker;

    @Inject
    private QueueWatch queues;

    @Inject
    private PendingReplies pending;

    @Inject
    private Figures figures;

    // the beans are gone before the last calls have come, so whoever needs to know then asks the class
    private static volatile boolean closed;

    /** Takes a place; who got one gives it back by {@link ServiceFigures#end()}. */
    public Optional<Refused> refusal(ServiceDeclaration service) {
        if (closed) {
            return refuse(Fault.SHUTTING_DOWN, "Ask another node");
        }
        if (!broker.isUp()) {
            return refuse(Fault.BROKER_UNAVAILABLE, "Switchboard is looking for it; nothing was sent");
        }
        if (queues.isSilent()) {
            return refuse(Fault.BROKER_UNAVAILABLE, "It has not answered for some seconds; nothing was sent");
        }
        if (queues.isUnattended(service.name().text())) {
            return refuse(Fault.NO_RESPONDER, "Nothing was sent; start a replier for " + service.name());
        }
        if (pending.isFull() || !figures.of(service).begin(serviceLimit)) {
            return refuse(Fault.OVERLOADED, "Nothing was sent; too many others wait for their replies");
        }
        return Optional.empty();
    }

    /** Whether this node lets nobody in any more. */
    static boolean isClosed() {
        return closed;
    }

    /** Nobody is let in from now on. */
    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isIdle() {
        return pending.count() == 0;
    }

    @Override
    public void end() {
        pending.endAll();
    }

    private static Optional<Refused> refuse(Fault fault, String detail) {
        return Optional.of(new Refused(fault, detail, Optional.of(SOON)));
    }
}
