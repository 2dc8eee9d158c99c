package dev.switchboard.delivery;

import dev.switchboard.operations.GroupCommit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Keeps results, many in one transaction. What can't be kept now is kept when the ledger is back, or after its lease somebody makes
 * another attempt.
 */
final class Recorder {
    private static final Logger LOG = System.getLogger(Recorder.class.getName());
    private static final GroupCommit.Bounds BOUNDS =
            new GroupCommit.Bounds(100_000, Long.MAX_VALUE, 500, Duration.ofMillis(10));

    private final DeliveryStore store;
    private final Consumer<Recording> whenDone;
    private final GroupCommit<Recording, Recording> commit;
    private final Queue<Recording> unkept = new ConcurrentLinkedQueue<>();

    /** @param whenDone is told when a result is kept or given up; must not wait */
    Recorder(DeliveryStore store, Consumer<Recording> whenDone, ThreadFactory threads) {
        this.store = store;
        this.whenDone = whenDone;
        commit = new GroupCommit<>(BOUNDS, recording -> 1, this::keep, Runnable::run, threads);
    }

    void record(Recording recording) {
        commit.offer(recording)
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException("It is over")))
                .whenComplete((kept, failure) -> {
                    if (failure == null) {
                        whenDone.accept(recording);
                    } else {
                        LOG.log(Level.DEBUG, "A result could not be kept yet", failure);
                        unkept.add(recording);
                    }
                });
    }

    /** Tries once more what could not be kept; gives up what others have taken up by now. */
    void again(long nowMillis) {
        for (int left = unkept.size(); left > 0; left--) {
            Recording recording = unkept.remove();
            if (recording.claimed().leasedUntil() < nowMillis) {
                LOG.log(
                        Level.WARNING,
                        "The delivery of {0} is attempted again: its result could not be kept",
                        recording.id().subject());
                whenDone.accept(recording);
            } else {
                record(recording);
            }
        }
    }

    boolean isIdle() {
        return commit.isIdle() && unkept.isEmpty();
    }

    /** Keeps what is there, and nothing more. */
    void end() {
        commit.end();
    }

    private List<Recording> keep(List<Recording> recordings) {
        store.record(recordings);
        return recordings;
    }
}
