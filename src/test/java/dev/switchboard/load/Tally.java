package dev.switchboard.load;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What was answered since the last look, and how fast. */
final class Tally {
    private static final long MOST = TimeUnit.MINUTES.toMicros(2);

    private Figures figures = new Figures(new Histogram(MOST, 3), new TreeMap<>());

    /**
     * What was answered in a time.
     *
     * @param micros how long answers took
     * @param outcomes how many answers had which status, and how many connections broke how
     */
    record Figures(Histogram micros, Map<String, Long> outcomes) {
        double millisAt(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }

        long answers() {
            return micros.getTotalCount();
        }

        @Override
        public String toString() {
            return String.format(
                    "p50 %.1f ms, p99 %.1f ms, max %.1f ms; %s", millisAt(50), millisAt(99), millisAt(100), outcomes);
        }
    }

    synchronized void answered(int status, long nanos) {
        figures.micros().recordValue(Math.min(MOST, TimeUnit.NANOSECONDS.toMicros(nanos)));
        figures.outcomes().merge(Integer.toString(status), 1L, Long::sum);
    }

    synchronized void broke(IOException e) {
        figures.outcomes().merge(e.toString(), 1L, Long::sum);
    }

    /** The figures, which begin anew. */
    synchronized Figures take() {
        Figures taken = figures;
        figures = new Figures(new Histogram(MOST, 3), new TreeMap<>());
        return taken;
    }
}
