package dev.switchboard.metrics;

import dev.switchboard.delivery.DeliveryListing;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.operations.LastTime;
import dev.switchboard.requestcallback.OutboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What waits in the ledger, counted seldom and no further than {@value #MOST}. */
@ApplicationScoped
public class LedgerFigures {
    public static final int MOST = 10_000;

    private static final Logger LOG = System.getLogger(LedgerFigures.class.getName());
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration LOST = Duration.ofSeconds(6);

    private final Lock asking = new ReentrantLock();
    private final LastTime asked = new LastTime();
    private final LastTime answered = new LastTime();
    private volatile @Nullable Counts counts;

    @Inject
    private OutboxStore outbox;

    @Inject
    private DeliveryListing deliveries;

    /** @param outbox requests and events that wait for the broker */
    public record Counts(int outbox, int pending, int retrying, int dead) {}

    /** Counts, where nobody does and that was not done lately. Waits for the ledger. */
    public void look() {
        if (!asked.isWithin(AGAIN) && asking.tryLock()) {
            try {
                asked.isNow();
                counts = count();
                answered.isNow();
            } catch (LedgerUnavailableException e) {
                LOG.log(Level.DEBUG, "The ledger is away, so nothing is counted", e);
                counts = null;
            } finally {
                asking.unlock();
            }
        }
    }

    private Counts count() {
        return new Counts(
                outbox.count(MOST),
                deliveries.count(DeliveryState.PENDING, MOST),
                deliveries.count(DeliveryState.RETRYING, MOST),
                deliveries.count(DeliveryState.DEAD, MOST));
    }

    /** Empty while the ledger doesn't answer. */
    public Optional<Counts> newest() {
        return answered.isWithin(LOST) ? Optional.ofNullable(counts) : Optional.empty();
    }
}
