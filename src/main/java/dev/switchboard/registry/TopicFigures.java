package dev.switchboard.registry;

import dev.switchboard.exchange.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What was published to one topic on this node. */
public final class TopicFigures {
    private static final int SECONDS = 10;

    private final LongAdder events = new LongAdder();
    private final Refusals refusals = new Refusals();
    private final Deque<Long> sums = new ArrayDeque<>();

    public void published(int count) {
        events.add(count);
    }

    /** A caller whose events are not published. */
    public void refused(Fault why) {
        refusals.count(why);
    }

    /** How many callers were refused, by the reasons that there were. */
    public Map<Fault, Long> refusals() {
        return refusals.counts();
    }

    /** Since this node's start. */
    public long events() {
        return events.sum();
    }

    /** Of the last ten seconds. */
    synchronized double perSecond() {
        return sums.isEmpty() ? 0 : (sums.getLast() - sums.getFirst()) / (double) SECONDS;
    }

    synchronized void nextSecond() {
        sums.addLast(events.sum());
        if (sums.size() > SECONDS + 1) {
            sums.removeFirst();
        }
    }
}
