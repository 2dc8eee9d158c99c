package dev.switchboard.operations;

import java.time.Duration;

/** When something happened last. */
public final class LastTime {
    private volatile long nanos;
    private volatile boolean happened;

    /** It happens now. */
    public void isNow() {
        nanos = System.nanoTime();
        happened = true;
    }

    public boolean isWithin(Duration time) {
        return happened && System.nanoTime() - nanos < time.toNanos();
    }
}
