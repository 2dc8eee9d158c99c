package dev.switchboard.requestcallback;

import dev.switchboard.delivery.Dispatcher;
import dev.switchboard.delivery.Mailing;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Ends the exchanges whose deadline has passed, whichever node accepted them. */
@ApplicationScoped
public class Expiry {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int MOST = 300;

    @Inject
    private EndingStore endings;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private Aftermath aftermath;

    @Inject
    private PeriodicTasks periodically;

    @Inject
    private InstantSource clock;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        periodically.everyByLedger(LOOK, this::sweep);
    }

    private void sweep() {
        int expired = MOST;
        while (expired == MOST) {
            expired = expire();
        }
    }

    private int expire() {
        Mailing callbacks = dispatcher.mailing();
        List<EndedExchange> expired = endings.expire(MOST, callbacks::dueAt, clock.millis());
        callbacks.takeUp();
        aftermath.ended(expired);
        return expired.size();
    }
}
