package dev.switchboard.delivery;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all receivers share on this node: attempts at once, and memory for letters. One receiver may have no more than a quarter of what
 * nobody has, so the more of them are slow the less each can hold, and there is always something left for the next.
 */
final class Capacity {
    private static final int SHARE = 4;

    private final int most;
    private final long mostBytes;
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean wanting;

    Capacity(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /**
     * Takes a place for an attempt, until {@link #end()}.
     *
     * @param had attempts of the same receiver that are under way
     */
    boolean begin(int had) {
        int free = most - attempts.get();
        if (free <= 0 || had > 0 && had >= free / SHARE) {
            wanting = true;
            return false;
        }
        attempts.incrementAndGet(); // two at once may take one too many
        return true;
    }

    /** @return whether somebody may be waiting for the place */
    boolean end() {
        attempts.decrementAndGet();
        boolean wanted = wanting;
        wanting = false;
        return wanted;
    }

    void hold(long size) {
        bytes.addAndGet(size);
    }

    void release(long size) {
        bytes.addAndGet(-size);
    }

    /** @param held bytes of the same receiver's letters */
    long bytesFor(long held) {
        return Math.max(0, (mostBytes - bytes.get()) / SHARE - held);
    }

    int attempts() {
        return attempts.get();
    }
}
