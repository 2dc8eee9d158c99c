package dev.switchboard.delivery;

import java.time.Duration;

/**
 * How much a receiver is given.
 *
 * @param connect time for a connection to one address, and for its TLS handshake
 * @param total time for the whole attempt, from looking up the name to the last byte of the answer
 * @param connectionsPerReceiver at once
 * @param connections to all receivers at once
 */
public record WebhookLimits(Duration connect, Duration total, int connectionsPerReceiver, int connections) {
    public static final WebhookLimits STANDARD =
            new WebhookLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 32, 512);

    /** Bytes of an answer that are read, and dropped, so that its connection can be kept; with more to come it is closed. */
    static final int ANSWER = 64 * 1024;
}
