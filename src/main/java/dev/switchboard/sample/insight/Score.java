package dev.switchboard.sample.insight;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.stream.LongStream;

/** How a customer stands: four marks of 0 to 5, and their sum. */
@JsonbPropertyOrder({"recency", "frequency", "value", "goodwill", "total"})
public record Score(int recency, int frequency, int value, int goodwill, int total) {
    private static final int BEST = 5;

    /** So many days since the last order cost a mark. */
    private static final long[] RECENCY = {15, 46, 91, 181, 366};

    /** So many orders a year earn a mark. */
    private static final long[] FREQUENCY = {1, 2, 4, 6, 8};

    /** So many euros a year earn a mark. */
    private static final long[] VALUE = {1, 200, 600, 1_500, 3_000};

    private static final int URGENT_CASE = 3;
    private static final int MANY_CALLS = 3;

    static Score of(int recency, int frequency, int value, int goodwill) {
        return new Score(recency, frequency, value, goodwill, recency + frequency + value + goodwill);
    }

    static Score of(Figures figures) {
        return of(
                recency(figures),
                reached(figures.ordersInYear(), FREQUENCY),
                reached(figures.valueInYear().longValue(), VALUE),
                goodwill(figures));
    }

    private static int recency(Figures figures) {
        Long days = figures.daysSinceOrder();
        return days == null ? 0 : BEST - reached(days, RECENCY);
    }

    private static int goodwill(Figures figures) {
        long lost = figures.openCases()
                + (URGENT_CASE - 1) * figures.urgentCases()
                + (figures.callsInMonth() >= MANY_CALLS ? 1 : 0);
        return (int) Math.max(0, BEST - lost);
    }

    private static int reached(long number, long[] steps) {
        return (int) LongStream.of(steps).filter(step -> number >= step).count();
    }
}
