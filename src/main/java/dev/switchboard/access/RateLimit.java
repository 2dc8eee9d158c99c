package dev.switchboard.access;

/**
 * How often somebody may call.
 *
 * @param callsPerSecond from 1 to {@link #MOST}, or 0 in {@link #NONE}; as many may come at once
 */
public record RateLimit(int callsPerSecond) {
    /** The highest there is; whoever may do more needs none. */
    public static final int MOST = 1_000_000;

    /** As often as he likes. */
    public static final RateLimit NONE = new RateLimit(0);

    /** @throws IllegalArgumentException if there is no such limit */
    public RateLimit {
        if (callsPerSecond < 0 || callsPerSecond > MOST) {
            throw new IllegalArgumentException("out of range");
        }
    }

    /**
     * A limit that is one.
     *
     * @throws IllegalArgumentException if it isn't from 1 to {@link #MOST}
     */
    public static RateLimit of(int callsPerSecond) {
        if (callsPerSecond < 1 || callsPerSecond > MOST) {
            throw new IllegalArgumentException("a rate limit is from 1 to " + MOST + " calls a second");
        }
        return new RateLimit(callsPerSecond);
    }

    boolean isNone() {
        return callsPerSecond == 0;
    }
}
