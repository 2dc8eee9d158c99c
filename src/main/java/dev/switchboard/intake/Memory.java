package dev.switchboard.intake;

import java.util.concurrent.atomic.AtomicLong;

/** What all bodies that are waited for may take together. */
final class Memory {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** @param limit in bytes */
    Memory(long limit) {
        this.limit = limit;
    }

    /** @return false, and nothing is taken, where there isn't as much */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
