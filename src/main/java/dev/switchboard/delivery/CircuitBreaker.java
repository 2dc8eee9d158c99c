package dev.switchboard.delivery;

import java.time.Duration;

/**
 * Circuit Breaker of one receiver: after some failures in a row attempts pause, then one of them probes. Nothing is given up
 * meanwhile: what isn't attempted isn't counted. Not for several threads at once.
 */
final class CircuitBreaker {
    static final int THRESHOLD = 5;
    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int DOUBLINGS = 6;

    private int failuresInARow;
    private int openings;
    private long pausedUntil = Long.MIN_VALUE;
    private boolean probing;

    /** Whether an attempt may begin. */
    boolean permits(long nowMillis) {
        return nowMillis >= pausedUntil && !probing;
    }

    /** Whether the next attempt decides whether there are more. */
    boolean isProbe() {
        return failuresInARow >= THRESHOLD;
    }

    void begin() {
        probing = isProbe();
    }

    void succeed() {
        failuresInARow = 0;
        openings = 0;
        probing = false;
    }

    void fail(long nowMillis) {
        probing = false;
        failuresInARow++;
        if (isProbe() && nowMillis >= pausedUntil) { // those that were under way together are one failure
            long pause = SHORTEST.toMillis() << Math.min(openings, DOUBLINGS);
            openings++;
            pause(Duration.ofMillis(Math.min(pause, LONGEST.toMillis())), nowMillis);
        }
    }

    /** No attempt before the wait is over, or five minutes are. */
    void pause(Duration wait, long nowMillis) {
        pausedUntil = Math.max(pausedUntil, nowMillis + Math.min(wait.toMillis(), LONGEST.toMillis()));
    }

    /** Lets the next attempt begin at once. */
    void endPause() {
        pausedUntil = Long.MIN_VALUE;
    }

    /** Whether there is nothing to remember. */
    boolean isWell(long nowMillis) {
        return failuresInARow == 0 && nowMillis >= pausedUntil;
    }
}
