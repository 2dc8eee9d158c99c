package dev.switchboard.operations;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks once more for what isn't known here, for another node may just have made it. One at a time looks, and in the long run four times a
 * second, twenty at once: whoever asks for what isn't anywhere can't keep the database busy.
 */
public final class SecondLook {
    private static final long PAUSE = Duration.ofMillis(250).toNanos();
    private static final long SAVED_UP = 19 * PAUSE;

    private final Runnable look;
    private final ReentrantLock looking = new ReentrantLock();
    private long dueAt = System.nanoTime() - SAVED_UP;

    /** @param look reads what there is; what it throws is thrown by {@link #take} */
    public SecondLook(Runnable look) {
        this.look = look;
    }

    /** @return false if somebody looks now, or it was looked too often just before */
    public boolean take() {
        if (!looking.tryLock()) {
            return false;
        }
        try {
            return isDue() && looked();
        } finally {
            looking.unlock();
        }
    }

    private boolean isDue() {
        long now = System.nanoTime();
        if (dueAt - now > 0) {
            return false;
        }
        dueAt = Math.max(dueAt - now, -SAVED_UP) + now + PAUSE;
        return true;
    }

    private boolean looked() {
        look.run();
        return true;
    }
}
