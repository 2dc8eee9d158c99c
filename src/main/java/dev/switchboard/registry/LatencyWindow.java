package dev.switchboard.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latencies of the last minute, in slices, so that old ones fall out; recording waits for nobody. */
final class LatencyWindow {
    private static final int SLICES = 6;
    private static final int DIGITS = 2;

    private final Recorder recorder = new Recorder(DIGITS);
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

    private void drain() {
        slices.getLast().add(recorder.getIntervalHistogram());
    }
}
