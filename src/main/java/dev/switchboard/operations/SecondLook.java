package dev.switchboard.operations;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Reads what all nodes share, one at a time: whenever it is told to, and once more for what isn't known here, for another node may just have
 * made it. Of these second looks there are in the long run four a second, twenty at once: whoever asks for what isn't anywhere can't
 * keep the database busy. Nor does a database that is slow hold up more than one of those who ask.
 */
public final class SecondLook {
    private static final long PAUSE = Duration.ofMillis(250).toNanos();
    private static final long SAVED_UP = 19 * PAUSE;

    private final Runnable look;
    private final LongSupplier nanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long begunAt;
    private long dueAt;

    /** @param look reads what there is; what it throws is thrown on */
    public SecondLook(Runnable look) {
        this(look, System::nanoTime);
    }

    /** @param nanos a clock that only goes forward */
    SecondLook(Runnable look, LongSupplier nanos) {
        this.look = look;
        this.nanos = nanos;
        dueAt = nanos.getAsLong() - SAVED_UP;
    }

    /** Looks, after who is looking. */
    public void first() {
        looking.lock();
        try {
            run();
        } finally {
            looking.unlock();
        }
    }

    /**
     * Looks again, after who is looking; but for one who has been at it for longer than 250 ms nobody waits.
     *
     * @return false if it could not be looked, or too often just before
     */
    public boolean again() {
        if (!isFree()) {
            return false;
        }
        try {
            boolean due = isDue();
            if (due) {
                run();
            }
            return due;
        } finally {
            looking.unlock();
        }
    }

    private boolean isFree() {
        try {
            return looking.tryLock() || looking.tryLock(begunAt + PAUSE - nanos.getAsLong(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDue() {
        long now = nanos.getAsLong();
        if (dueAt - now > 0) {
            return false;
        }
        dueAt = Math.max(dueAt - now, -SAVED_UP) + now + PAUSE;
        return true;
    }

    private void run() {
        begunAt = nanos.getAsLong();
        look.run();
    }
}
