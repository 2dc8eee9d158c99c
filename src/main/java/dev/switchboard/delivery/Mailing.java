package dev.switchboard.delivery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Letters that are stored in one transaction: they are addressed while it lasts, and taken up when it is committed. Where it is rolled
 * back, the mailing is forgotten. For one thread.
 */
public final class Mailing {
    private final Lanes lanes;
    private final Attempts attempts;
    private final DispatchLimits limits;
    private final InstantSource clock;
    private final Map<String, List<ClaimedLetter>> mine = new HashMap<>();

    Mailing(Lanes lanes, Attempts attempts, DispatchLimits limits, InstantSource clock) {
        this.lanes = lanes;
        this.attempts = attempts;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * When a letter that is about to be stored becomes due for every node, in milliseconds since 1970: later than now where this
     * node has room for it and will take it up at once.
     */
    public long dueAt(Letter letter) {
        long now = clock.millis();
        List<ClaimedLetter> before = mine.computeIfAbsent(letter.receiver(), receiver -> new ArrayList<>());
        if (!hasRoom(letter, before.size(), now)) {
            return now;
        }
        long leasedUntil = now + limits.lease().toMillis();
        before.add(new ClaimedLetter(letter, Progress.begun(now), false, 0, leasedUntil));
        return leasedUntil;
    }

    /** Only the store knows whether something older of the same key is open, so what is ordered goes through it. */
    private boolean hasRoom(Letter letter, int before, long now) {
        return letter.orderingKey().isEmpty()
                && attempts.isOpen()
                && lanes.of(letter.receiver()).takes(letter.size(), before, now);
    }

    /** What was addressed is stored. */
    public void takeUp() {
        mine.forEach((receiver, letters) -> {
            Lane lane = lanes.add(receiver, letters);
            attempts.pump(lane);
            attempts.claimMore(lane); // those that there was no room for
        });
    }
}
