package dev.switchboard.exchange;

import java.util.Optional;

/**
 * What a replier answered.
 *
 * @param status as of HTTP, 200 to 599; 400 and above mean that the replier could not do what was asked
 * @param trace that the replier says it worked in
 */
public record Reply(Content content, int status, Optional<TraceContext> trace) {
    public static final int OK = 200;

    private static final int FAULT = 400;
    private static final int LEAST = 200;
    private static final int MOST = 599;

    public Reply {
        if (!isStatus(status)) {
            throw new IllegalArgumentException("A reply's status is from 200 to 599, not " + status);
        }
    }

    /** Whether the replier could not do what was asked. */
    public boolean isFault() {
        return status >= FAULT;
    }

    public static boolean isStatus(int status) {
        return status >= LEAST && status <= MOST;
    }
}
