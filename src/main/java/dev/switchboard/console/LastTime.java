package dev.switchboard.console;

import java.time.Duration;

/** When something happened last. */
final class LastTime {
    private volatile long nanos;
    private volatile boolean happened;

    /** It happens now. */
    void isNow() {
        nanos = System.nanoTime();
        happened = true;
    }

    boolean isWithin(Duration time) {
        return happened && System.nanoTime() - nanos < time.toNanos();
    }
}
