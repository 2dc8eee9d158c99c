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
import java.util.function.IntUnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what ended long ago, a little at a time, so that nobody waits for it and the database doesn't grow for ever. */
@ApplicationScoped
public class Retention {
    private static final Logger LOG = System.getLogger(Retention.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int BATCH = 500;
    private static final int BATCHES = 20;

    @Inject
    @ConfigProperty(name = "switchboard.retention", defaultValue = "P7D")
    private Duration retention;

    @Inject
    private RetentionStore store;

    @Inject
    private PeriodicTasks periodically;

    @Inject
    private InstantSource clock;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalStateException("SWITCHBOARD_RETENTION must be longer than nothing, not " + retention);
        }
        periodically.every(LOOK, this::forget);
    }

    private void forget() {
        long now = clock.millis();
        try {
            inBatches(most -> store.forgetExchanges(now - retention.toMillis(), most));
            inBatches(most -> store.forgetKeys(now, most));
        } catch (LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, "What is old is forgotten when the ledger is back", e);
        }
    }

    private static void inBatches(IntUnaryOperator forget) {
        for (int batch = 0; batch < BATCHES && forget.applyAsInt(BATCH) == BATCH; batch++) {
            LOG.log(Level.DEBUG, "More is to be forgotten");
        }
    }
}
