package dev.switchboard.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many calls at once do what may wait for the ledger, and no more: callers share a few threads, and those who ask a service
 * need no ledger. While calls move on, others wait for a place; when none has for the patience, they are told at once.
 */
public final class Bulkhead {
    private final Semaphore places;
    private final long patience;
    private volatile long movedAt;

    public Bulkhead(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience.toNanos();
        movedAt = System.nanoTime();
    }

    /** @return whether there is a place, which is given back by {@link #leave} */
    public boolean enter() {
        try {
            if (!places.tryAcquire()
                    && !places.tryAcquire(movedAt + patience - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            movedAt = System.nanoTime();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void leave() {
        movedAt = System.nanoTime();
        places.release();
    }
}
