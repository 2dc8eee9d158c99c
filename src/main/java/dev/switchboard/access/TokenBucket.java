package dev.switchboard.access;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds a token for each call of one second, and is filled steadily. It is kept as the moment when it is full again, counted from its
 * beginning: one number, so that taking a token needs neither a lock nor an object.
 */
final class TokenBucket {
    static final long SECOND = 1_000_000_000;

    private static final long RETIRED = -1;

    private final long begun;
    private final long perToken;
    private final long capacity;
    private final AtomicLong fullAt = new AtomicLong();

    enum Taken {
        YES,
        NO,
        /** It is out of use; the caller has another, or gets one. */
        RETIRED
    }

    /** @param now in nanoseconds of any clock that only goes forward, as all that follow */
    TokenBucket(RateLimit limit, long now) {
        begun = now;
        int calls = limit.callsPerSecond();
        perToken = (SECOND + calls - 1) / calls; // rounded up, so that it is never more than the limit
        capacity = perToken * calls;
    }

    Taken take(long now) {
        long passed = now - begun;
        while (true) {
            long full = fullAt.get();
            if (full == RETIRED) {
                return Taken.RETIRED;
            }
            long fullAfter = Math.max(full, passed) + perToken;
            if (fullAfter - passed > capacity) {
                return Taken.NO;
            }
            if (fullAt.compareAndSet(full, fullAfter)) {
                return Taken.YES;
            }
        }
    }

    /** Takes it out of use if it is full, which is as good as a new one: forgetting it gives nobody a call more. */
    boolean retire(long now) {
        long full = fullAt.get();
        return full != RETIRED && full <= now - begun && fullAt.compareAndSet(full, RETIRED);
    }
}
