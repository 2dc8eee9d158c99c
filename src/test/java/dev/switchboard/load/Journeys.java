package dev.switchboard.load;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Exchanges, numbered from 0: when each was asked for, and whether its callback has come. */
final class Journeys {
    /** Enough for a quarter of an hour at the far goal. */
    private static final int MOST = 2_000_000;

    private static final long OVER = Long.MIN_VALUE;

    private final AtomicLongArray askedAt = new AtomicLongArray(MOST);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger over = new AtomicInteger();
    private final AtomicInteger again = new AtomicInteger();
    private final Tally tally = new Tally();

    /** @return its number */
    int begin(long now) {
        int number = begun.getAndIncrement();
        askedAt.set(number, now);
        return number;
    }

    /** It was not accepted, so no callback is owed. */
    void refused(int number) {
        end(number);
    }

    /** Its callback has come. */
    void told(int number, long now) {
        long asked = end(number);
        if (asked == OVER) {
            again.incrementAndGet();
        } else {
            tally.answered(204, now - asked);
        }
    }

    /** How many are on their way. */
    int onTheWay() {
        return begun.get() - over.get();
    }

    /** Callbacks that came more than once. */
    int again() {
        return again.get();
    }

    /** The time from the request to its callback, since the last look. */
    Tally.Figures take() {
        return tally.take();
    }

    private long end(int number) {
        long asked = askedAt.getAndSet(number, OVER);
        if (asked != OVER) {
            over.incrementAndGet();
        }
        return asked;
    }
}
