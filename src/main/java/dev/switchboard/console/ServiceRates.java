package dev.switchboard.console;

import dev.switchboard.registry.ServiceFigures.Snapshot;
import org.HdrHistogram.Histogram;

/**
 * How a service fares at the moment. What is counted is per second.
 *
 * @param outstanding callers who wait now
 * @param latency in microseconds, over the last minute
 */
record ServiceRates(
        int outstanding,
        double exchanges,
        double replies,
        double faults,
        double timeouts,
        double lateReplies,
        double forgedReplies,
        Histogram latency) {
    private static final int DIGITS = 2;

    static ServiceRates none() {
        return new ServiceRates(0, 0, 0, 0, 0, 0, 0, new Histogram(DIGITS));
    }

    static ServiceRates between(Snapshot before, Snapshot now, double seconds) {
        return new ServiceRates(
                now.outstanding(),
                (now.exchanges() - before.exchanges()) / seconds,
                (now.replies() - before.replies()) / seconds,
                (now.faults() - before.faults()) / seconds,
                (now.timeouts() - before.timeouts()) / seconds,
                (now.lateReplies() - before.lateReplies()) / seconds,
                (now.forgedReplies() - before.forgedReplies()) / seconds,
                now.latency());
    }

    /** Of two nodes together. */
    ServiceRates plus(ServiceRates other) {
        Histogram all = latency.copy();
        all.add(other.latency);
        return new ServiceRates(
                outstanding + other.outstanding,
                exchanges + other.exchanges,
                replies + other.replies,
                faults + other.faults,
                timeouts + other.timeouts,
                lateReplies + other.lateReplies,
                forgedReplies + other.forgedReplies,
                all);
    }

    /** As people read it. */
    static double rounded(double perSecond) {
        return Math.round(perSecond * 10) / 10.0;
    }

    /** Whether there is nothing to tell. */
    boolean isQuiet() {
        return outstanding == 0
                && exchanges + replies + faults + timeouts + lateReplies + forgedReplies == 0
                && latency.getTotalCount() == 0;
    }
}
