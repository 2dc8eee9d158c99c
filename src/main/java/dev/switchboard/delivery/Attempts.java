package dev.switchboard.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Makes attempts, as many as the lanes and the node have room for, and sees to it that what comes of them is kept. */
final class Attempts {
    private static final Logger LOG = System.getLogger(Attempts.class.getName());

    private final Lanes lanes;
    private final Capacity capacity;
    private final Transport transport;
    private final RetryPolicy policy;
    private final InstantSource clock;
    private final DeliveryFigures figures;
    private final Consumer<Recording> recorder;
    private final Consumer<String> claimer;
    private volatile boolean closed;

    /**
     * @param recorder keeps what came of an attempt, and tells {@link #kept}
     * @param claimer looks for more of a receiver's letters soon
     */
    Attempts(
            Lanes lanes,
            Capacity capacity,
            Transport transport,
            RetryPolicy policy,
            InstantSource clock,
            DeliveryFigures figures,
            Consumer<Recording> recorder,
            Consumer<String> claimer) {
        this.lanes = lanes;
        this.capacity = capacity;
        this.transport = transport;
        this.policy = policy;
        this.clock = clock;
        this.figures = figures;
        this.recorder = recorder;
        this.claimer = claimer;
    }

    /** Begins what can begin in a lane. */
    void pump(Lane lane) {
        lane.pump(() -> beginAll(lane));
    }

    /** Begins nothing from now on. */
    void close() {
        closed = true;
    }

    boolean isOpen() {
        return !closed;
    }

    /** Whether every attempt has ended and is kept. */
    boolean isIdle() {
        return capacity.attempts() == 0;
    }

    /** What came of an attempt is kept; only now its place is free. */
    void kept(Recording recording) {
        if (capacity.end()) {
            lanes.forEach(this::pump);
        }
        if (recording.claimed().letter().orderingKey().isPresent()) {
            claimer.accept(recording.claimed().receiver()); // the next of its key may go now
        }
    }

    private void beginAll(Lane lane) {
        Optional<ClaimedLetter> next = next(lane);
        while (next.isPresent()) {
            begin(lane, next.get());
            next = next(lane);
        }
    }

    private Optional<ClaimedLetter> next(Lane lane) {
        return closed ? Optional.empty() : lane.next(clock.millis());
    }

    private void begin(Lane lane, ClaimedLetter letter) {
        bring(letter).exceptionally(this::inside).thenAccept(told -> end(lane, letter, told));
    }

    private CompletableFuture<Told> bring(ClaimedLetter letter) {
        try {
            return transport.bring(letter);
        } catch (RuntimeException | Error e) { // no thread could be begun, for one
            return CompletableFuture.failedFuture(e);
        }
    }

    /** No transport fails so; if one does, its place must not be lost. */
    private Told inside(Throwable failure) {
        LOG.log(Level.WARNING, "An attempt failed inside Switchboard", failure);
        return Told.failed(clock.instant(), "Something went wrong inside Switchboard");
    }

    private void end(Lane lane, ClaimedLetter letter, Told told) {
        long now = clock.millis();
        Recording recording = policy.after(letter, told, now);
        figures.count(recording);
        LOG.log(
                Level.DEBUG,
                "Attempt to deliver {0}: {1}",
                recording.id().subject(),
                recording.progress().state());
        lane.end(letter, told, now);
        recorder.accept(recording);
        pump(lane);
        claimMore(lane);
    }

    /** Looks for more of a receiver's letters soon, if there may be some and there is room. */
    void claimMore(Lane lane) {
        if (lane.wantsMore(clock.millis())) {
            claimer.accept(lane.receiver());
        }
    }
}
