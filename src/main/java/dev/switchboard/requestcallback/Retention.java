package dev.switchboard.requestcallback;

import dev.switchboard.operations.PeriodicTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.IntUnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what ended long ago, a little at a time, so that nobody waits for it and the database doesn't grow for ever. */
@ApplicationScoped
public class Retention {
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
        periodically.everyByLedger(LOOK, this::forget);
    }

    private void forget() {
        long now = clock.millis();
        inBatches(most -> store.forgetExchanges(now - retention.toMillis(), most));
        inBatches(most -> store.forgetKeys(now, most));
    }

    private static void inBatches(IntUnaryOperator forget) {
        int forgotten = BATCH;
        for (int batch = 0; batch < BATCHES && forgotten == BATCH; batch++) {
            forgotten = forget.applyAsInt(BATCH);
        }
    }
}
