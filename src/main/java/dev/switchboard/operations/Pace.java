package dev.switchboard.operations;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Keeps what is repeated from beginning closer together than a given time. Under load that makes batches larger, and so fewer; what comes
 * alone isn't kept waiting.
 *
 * <p>For one thread.
 */
public final class Pace {
    private final long nanos;
    private long beganAt;

    /** @param least between two beginnings, zero for no pace */
    public Pace(Duration least) {
        nanos = least.toNanos();
        beganAt = System.nanoTime() - nanos;
    }

    /**
     * Waits until it is time to begin, if it isn't yet. An interrupted thread doesn't wait.
     *
     * @param over looked at before waiting and when the thread is unparked: then nothing is waited for any more
     */
    public void begin(BooleanSupplier over) {
        long left = beganAt + nanos - System.nanoTime();
        while (left > 0 && !over.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = beganAt + nanos - System.nanoTime();
        }
        beganAt = System.nanoTime();
    }
}
