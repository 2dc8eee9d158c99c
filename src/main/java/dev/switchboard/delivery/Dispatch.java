package dev.switchboard.delivery;

import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;

/**
 * Letters on their way, in two lanes into one: what this node stores it takes up from memory, and what it had no room for, what failed,
 * and what other nodes left behind it claims from the store.
 */
final class Dispatch {
    private final DispatchLimits limits;
    private final InstantSource clock;
    private final DeliveryStore store;
    private final DeliveryFigures figures = new DeliveryFigures();
    private final Lanes lanes;
    private final Attempts attempts;
    private final Recorder recorder;
    private final Claims claims;
    private final Sweeper sweeper;

    Dispatch(
            DeliveryStore store,
            Transport transport,
            RetryPolicy policy,
            DispatchLimits limits,
            InstantSource clock,
            ThreadFactory threads) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
        Capacity capacity = new Capacity(limits.attempts(), limits.bytes());
        lanes = new Lanes(limits, capacity);
        attempts = new Attempts(lanes, capacity, transport, policy, clock, figures, this::record, this::want);
        recorder = new Recorder(store, attempts::kept, threads);
        claims = new Claims(store, lanes, attempts, limits, clock);
        sweeper = new Sweeper(claims, () -> recorder.again(clock.millis()), threads);
    }

    private void record(Recording recording) {
        recorder.record(recording);
    }

    private void want(String receiver) {
        sweeper.want(receiver);
    }

    void start() {
        sweeper.start();
    }

    Mailing mailing() {
        return new Mailing(lanes, attempts, limits, clock);
    }

    void redeliver(DeliveryStatus delivery) {
        String receiver = Receivers.of(delivery.address());
        store.demand(delivery.id(), receiver);
        lanes.of(receiver).endPause();
        want(receiver);
    }

    DeliveryFigures.Snapshot figures() {
        return figures.snapshot();
    }

    void close() {
        attempts.close();
    }

    boolean isIdle() {
        return attempts.isIdle() && recorder.isIdle();
    }

    void end() {
        close();
        sweeper.end();
        recorder.end();
    }
}
