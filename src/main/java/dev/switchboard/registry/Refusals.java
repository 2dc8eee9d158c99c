package dev.switchboard.registry;

import dev.switchboard.exchange.Fault;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Who was refused, by reason. */
final class Refusals {
    private final ConcurrentMap<Fault, LongAdder> counts = new ConcurrentHashMap<>();

    void count(Fault why) {
        counts.computeIfAbsent(why, fault -> new LongAdder()).increment();
    }

    Map<Fault, Long> counts() {
        Map<Fault, Long> sums = new EnumMap<>(Fault.class);
        counts.forEach((why, count) -> sums.put(why, count.sum()));
        return sums;
    }
}
