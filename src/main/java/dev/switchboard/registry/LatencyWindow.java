package dev.switchboard.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latencies: those of the last minute in slices, so that old ones fall out, and all together; recording waits for nobody. */
final class LatencyWindow {
    private static final int SLICES = 6;
    private static final int DIGITS = 2;

    private final Recorder recorder = new Recorder(DIGITS);
    private final Histogram all = new Histogram(DIGITS);
    private final Deque<Histogram> slices = new ArrayDeque<>();

    LatencyWindow() {
        slices.add(new Histogram(DIGITS));
    }

    void record(long nanos) {
        recorder.recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /** To be called every ten seconds. */
    synchronized void nextSlice() {
        drain();
        slices.addLast(new Histogram(DIGITS));
        if (slices.size() > SLICES) {
            slices.removeFirst();
        }
    }

    /** What was recorded lately, in microseconds. */
    synchronized Histogram recent() {
        drain();
        Histogram sum = new Histogram(DIGITS);
        slices.forEach(sum::add);
        return sum;
    }

    /** What was recorded since the start, in microseconds. */
    synchronized Histogram all() {
        drain();
        return all.copy();
    }

    private void drain() {
        Histogram news = recorder.getIntervalHistogram();
        slices.getLast().add(news);
        all.add(news);
    }
}
