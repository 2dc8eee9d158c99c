package dev.switchboard.requestcallback;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Ends the exchanges whose deadline has passed, whichever node accepted them. */
@ApplicationScoped
public class Expiry {
    private static final Logger LOG = System.getLogger(Expiry.class.getName());
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int MOST = 300;

    @Inject
    private EndingStore endings;

    @Inject
    private Callbacks callbacks;

    @Inject
    private Aftermath aftermath;

    @Inject
    private PeriodicTasks periodically;

    @Inject
    private InstantSource clock;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        periodically.every(LOOK, this::sweep);
    }

    private void sweep() {
        try {
            int expired;
            do {
                expired = expire();
            } while (expired == MOST);
        } catch (LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, "Exchanges expire when the ledger is back", e);
        }
    }

    private int expire() {
        List<EndedExchange> expired = endings.expire(MOST, callbacks::dueAt, clock.millis());
        aftermath.ended(expired);
        return expired.size();
    }
}
