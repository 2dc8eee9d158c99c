package dev.switchboard.delivery;

import java.util.concurrent.atomic.LongAdder;

/** What this node has done since its start. */
public final class DeliveryFigures {
    private final LongAdder attempts = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder retrying = new LongAdder();
    private final LongAdder dead = new LongAdder();

    /**
     * @param attempts that ended, in whatever way
     * @param delivered by them
     * @param retrying attempts that will be followed by another
     * @param dead attempts that were the last
     */
    public record Snapshot(long attempts, long delivered, long retrying, long dead) {}

    void count(Recording recording) {
        attempts.increment();
        switch (recording.progress().state()) {
            case DELIVERED -> delivered.increment();
            case DEAD -> dead.increment();
            case PENDING, RETRYING -> retrying.increment();
        }
    }

    Snapshot snapshot() {
        return new Snapshot(attempts.sum(), delivered.sum(), retrying.sum(), dead.sum());
    }
}
