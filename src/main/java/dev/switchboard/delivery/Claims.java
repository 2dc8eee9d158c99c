package dev.switchboard.delivery;

import java.time.InstantSource;
import java.util.List;

/** Takes letters that are due out of the ledger, as many as their receiver's lane has room for. */
final class Claims {
    private final DeliveryStore store;
    private final Lanes lanes;
    private final Attempts attempts;
    private final DispatchLimits limits;
    private final InstantSource clock;

    Claims(DeliveryStore store, Lanes lanes, Attempts attempts, DispatchLimits limits, InstantSource clock) {
        this.store = store;
        this.lanes = lanes;
        this.attempts = attempts;
        this.limits = limits;
        this.clock = clock;
    }

    /** For every receiver for whom something is due; and begins what had to wait for a pause to end. */
    void all() {
        long now = clock.millis();
        store.outstanding().forEach((receiver, due) -> {
            if (due <= now) {
                of(receiver);
            }
        });
        lanes.forEach(attempts::pump);
        lanes.tidy(now);
    }

    /** For one receiver. */
    void of(String receiver) {
        long now = clock.millis();
        Lane lane = lanes.of(receiver);
        int room = lane.room(now);
        long bytes = lane.roomInBytes();
        if (room > 0 && bytes > 0 && attempts.isOpen()) {
            List<ClaimedLetter> claimed =
                    store.claim(receiver, room, bytes, now, now + limits.lease().toMillis());
            Lane filled = lanes.add(receiver, claimed);
            filled.more(!claimed.isEmpty());
            attempts.pump(filled);
        }
    }
}
