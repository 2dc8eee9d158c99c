package dev.switchboard.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets so many calls at once do what may wait for the ledger, and no more: callers share a few threads, and those who ask a service
 * need no ledger. While calls move on, others wait for a place; when none has for the patience, they are told at once.
 */
public final class Bulkhead {
    private final Semaphore places;
    private final long patience;
    private final LongSupplier nanoTime;
    private volatile long movedAt;

    public Bulkhead(int places, Duration patience) {
        this(places, patience, System::nanoTime);
    }

    Bulkhead(int places, Duration patience, LongSupplier nanoTime) {
        this.places = new Semaphore(places, true);
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
        movedAt = nanoTime.getAsLong();
    }

    /** @return whether there is a place, which is given back by {@link #leave} */
    public boolean enter() {
        try {
            boolean entered = places.tryAcquire();
            for (long left = left(); !entered && left > 0; left = left()) {
                entered = places.tryAcquire(left, TimeUnit.NANOSECONDS);
            }
            if (entered) {
                movedAt = nanoTime.getAsLong();
            }
            return entered;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of the patience, which begins anew with each call that moves on. */
    private long left() {
        return movedAt + patience - nanoTime.getAsLong();
    }

    public void leave() {
        movedAt = nanoTime.getAsLong();
        places.release();
    }
}
