package dev.switchboard.intake;

import java.time.Duration;

/**
 * What callers may take.
 *
 * @param body bytes of a body that is waited for; of a larger one no more than a byte over it
 * @param memory bytes of all bodies that are waited for at once; as many of answers before those who read nothing are hurried
 * @param headerTime from the first byte of a request to the end of its header
 * @param bodyTime from the end of the header to the end of the body; as long of an answer nothing may be read
 * @param connections at once
 */
record IntakeLimits(int body, long memory, Duration headerTime, Duration bodyTime, int connections) {
    private static final int SHARE_OF_HEAP = 8;

    /** As the launcher has published them. */
    static IntakeLimits published() {
        return new IntakeLimits(
                Integer.getInteger("switchboard.body.limit", 1024 * 1024),
                Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP,
                seconds("switchboard.header.seconds", 20),
                seconds("switchboard.body.seconds", 30),
                Integer.getInteger("switchboard.connection.limit", 30_000));
    }

    private static Duration seconds(String property, int otherwise) {
        return Duration.ofSeconds(Integer.getInteger(property, otherwise));
    }
}
