package dev.switchboard.delivery;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lanes of all receivers that there is something to remember of. */
final class Lanes {
    private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Function<String, Lane> making;

    Lanes(DispatchLimits limits, Capacity capacity) {
        making = receiver -> new Lane(receiver, limits, capacity);
    }

    Lane of(String receiver) {
        return lanes.computeIfAbsent(receiver, making);
    }

    /** Adds letters to a receiver's lane, which can't be forgotten meanwhile. */
    Lane add(String receiver, Collection<ClaimedLetter> letters) {
        return lanes.compute(receiver, (name, known) -> {
            Lane lane = known == null ? making.apply(name) : known;
            lane.add(letters);
            return lane;
        });
    }

    void forEach(Consumer<Lane> action) {
        lanes.values().forEach(action);
    }

    /** Forgets what needn't be remembered, so that any number of receivers may come and go. */
    void tidy(long nowMillis) {
        lanes.keySet()
                .forEach(receiver -> lanes.computeIfPresent(receiver, (name, lane) -> unlessIdle(lane, nowMillis)));
    }

    private static @Nullable Lane unlessIdle(Lane lane, long nowMillis) {
        return lane.isIdle(nowMillis) ? null : lane;
    }
}
