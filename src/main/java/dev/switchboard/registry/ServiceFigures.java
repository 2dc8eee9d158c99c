package dev.switchboard.registry;

import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Reply;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** How one service fares on this node, since its start. */
public final class ServiceFigures {
    private final AtomicInteger outstanding = new AtomicInteger();
    private final LongAdder exchanges = new LongAdder();
    private final LongAdder replies = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder lateReplies = new LongAdder();
    private final LongAdder forgedReplies = new LongAdder();
    private final Refusals refusals = new Refusals();
    private final LatencyWindow latency = new LatencyWindow();

    /** Takes a place for one exchange, unless there are as many as the limit. */
    public boolean begin(int limit) {
        if (outstanding.incrementAndGet() > limit) {
            outstanding.decrementAndGet();
            return false;
        }
        exchanges.increment();
        return true;
    }

    /** Gives the place back, whatever the outcome was. */
    public void end() {
        outstanding.decrementAndGet();
    }

    /** An exchange for which nobody waits: it takes no place. */
    public void accepted() {
        exchanges.increment();
    }

    /** To a caller who waits. */
    public void replied(Reply reply, long nanos) {
        replied(reply);
        latency.record(nanos);
    }

    /** To a caller who went on; how long that took is the replier's own affair. */
    public void replied(Reply reply) {
        replies.increment();
        if (reply.isFault()) {
            faults.increment();
        }
    }

    public void timedOut() {
        timeouts.increment();
    }

    public void repliedLate() {
        lateReplies.increment();
    }

    /** A reply, or a report of progress, of somebody who isn't among the service's repliers. */
    public void forged() {
        forgedReplies.increment();
    }

    /** A caller who gets neither a reply nor a promise. */
    public void refused(Fault why) {
        refusals.count(why);
    }

    /** How many callers were refused, by the reasons that there were. */
    public Map<Fault, Long> refusals() {
        return refusals.counts();
    }

    /** From request to reply, in microseconds, of all replies since this node's start to callers who waited. */
    public Histogram allLatencies() {
        return latency.all();
    }

    void nextSlice() {
        latency.nextSlice();
    }

    public Snapshot snapshot() {
        return new Snapshot(
                outstanding.get(),
                exchanges.sum(),
                replies.sum(),
                faults.sum(),
                timeouts.sum(),
                lateReplies.sum(),
                forgedReplies.sum(),
                latency.recent());
    }

    /**
     * The figures at one moment.
     *
     * @param faults replies with a status of 400 and above; they are in replies too
     * @param latency from request to reply, in microseconds, over the last minute
     */
    public record Snapshot(
            int outstanding,
            long exchanges,
            long replies,
            long faults,
            long timeouts,
            long lateReplies,
            long forgedReplies,
            Histogram latency) {}
}
