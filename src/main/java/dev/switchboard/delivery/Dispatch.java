package dev.switchboard.delivery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private volatile boolean closed;

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

    List<Envelope> post(List<Letter> letters) {
        Map<String, Integer> taken = new HashMap<>();
        List<Envelope> envelopes = new ArrayList<>(letters.size());
        for (Letter letter : letters) {
            int before = taken.getOrDefault(letter.receiver(), 0);
            Envelope envelope = post(letter, before);
            taken.put(letter.receiver(), before + (envelope.takenUp() ? 1 : 0));
            envelopes.add(envelope);
        }
        return envelopes;
    }

    /** Only the store knows whether something older of the same key is open, so what is ordered goes through it. */
    private Envelope post(Letter letter, int before) {
        long now = clock.millis();
        boolean takenUp = !closed
                && letter.orderingKey().isEmpty()
                && lanes.of(letter.receiver()).takes(letter.body().bytes().length, before, now);
        return new Envelope(letter, now, takenUp ? now + limits.lease().toMillis() : now, takenUp);
    }

    void takeUp(List<Envelope> stored) {
        Map<String, List<ClaimedLetter>> taken = new HashMap<>();
        for (Envelope envelope : stored) {
            String receiver = envelope.letter().receiver();
            if (envelope.takenUp()) {
                taken.computeIfAbsent(receiver, name -> new ArrayList<>()).add(ClaimedLetter.fresh(envelope));
            } else {
                want(receiver);
            }
        }
        taken.forEach((receiver, letters) -> attempts.pump(lanes.add(receiver, letters)));
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
        closed = true;
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
