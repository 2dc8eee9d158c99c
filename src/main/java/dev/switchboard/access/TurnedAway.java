package dev.switchboard.access;

import static dev.switchboard.exchange.Fault.CROSS_SITE_REQUEST;
import static dev.switchboard.exchange.Fault.FORBIDDEN;
import static dev.switchboard.exchange.Fault.INVALID_KEY;
import static dev.switchboard.exchange.Fault.NOT_AUTHENTICATED;
import static dev.switchboard.exchange.Fault.RATE_LIMITED;

import dev.switchboard.exchange.Fault;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many calls were turned away on this node for who made them, by why. No bean, so that it counts until the last call. */
public final class TurnedAway {
    private static final List<Fault> REASONS =
            List.of(NOT_AUTHENTICATED, INVALID_KEY, FORBIDDEN, CROSS_SITE_REQUEST, RATE_LIMITED);

    private final Map<Fault, LongAdder> counts;

    /** Nobody so far. */
    public TurnedAway() {
        Map<Fault, LongAdder> none = new EnumMap<>(Fault.class);
        REASONS.forEach(why -> none.put(why, new LongAdder()));
        counts = Collections.unmodifiableMap(none);
    }

    /** Counts a call; one that is refused for what it asks, and not for who makes it, is none. */
    public void count(Fault why) {
        LongAdder count = counts.get(why);
        if (count != null) {
            count.increment();
        }
    }

    /** Since this node's start, of every reason that there may be. */
    public Map<Fault, Long> counts() {
        Map<Fault, Long> sums = new EnumMap<>(Fault.class);
        counts.forEach((why, count) -> sums.put(why, count.sum()));
        return sums;
    }
}
