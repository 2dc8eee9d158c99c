package dev.switchboard.wiretap;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.ServiceName;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the patterns tell what their exchanges do. */
public final class WireTap {
    private final InstantSource clock;
    private volatile @Nullable Consumer<Sighting> listener;

    /** @param clock for the ends of exchanges that nobody has written down */
    public WireTap(InstantSource clock) {
        this.clock = clock;
    }

    /** @param listener to be told from now on, alone; on the threads that work for callers, so it neither waits nor throws */
    public void listen(Consumer<Sighting> listener) {
        this.listener = listener;
    }

    /** Tells nobody from now on. */
    public void rest() {
        listener = null;
    }

    /** An exchange has begun, or gone on. */
    public void pending(ExchangeId id, ServiceName service, ExchangePattern pattern) {
        Consumer<Sighting> told = listener;
        if (told != null) {
            told.accept(Sighting.pending(id, service, pattern));
        }
    }

    /** An exchange whose caller waited has ended. */
    public void ended(ExchangeId id, ServiceName service, Outcome outcome) {
        Consumer<Sighting> told = listener;
        if (told != null) {
            told.accept(Sighting.ended(id, service, ExchangePattern.REQUEST_RESPONSE, outcome, clock.millis()));
        }
    }

    /**
     * An exchange whose caller went on has ended.
     *
     * @param endedAt as the ledger has it, in milliseconds since 1970
     */
    public void ended(ExchangeId id, ServiceName service, Outcome outcome, long endedAt) {
        Consumer<Sighting> told = listener;
        if (told != null) {
            told.accept(Sighting.ended(id, service, ExchangePattern.REQUEST_CALLBACK, outcome, endedAt));
        }
    }

    /** A caller was refused before there was an exchange; it gets an id here, so that it can be told of like the others. */
    public void refused(ServiceName service, Refused why) {
        if (listener != null) {
            ended(ExchangeId.at(clock.millis()), service, why);
        }
    }
}
