package dev.switchboard.operations;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks once more for what isn't known here, for another node may just have made it. One at a time looks, and not more often than four times
 * a second: whoever asks for what isn't anywhere can't keep the database busy.
 */
public final class SecondLook {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Runnable look;
    private final ReentrantLock looking = new ReentrantLock();
    private final LastTime last = new LastTime();

    /** @param look reads what there is; what it throws is thrown by {@link #take} */
    public SecondLook(Runnable look) {
        this.look = look;
    }

    /** @return false if somebody looks now, or did just before */
    public boolean take() {
        if (last.isWithin(PAUSE) || !looking.tryLock()) {
            return false;
        }
        try {
            last.isNow();
            look.run();
            return true;
        } finally {
            looking.unlock();
        }
    }
}
