package dev.switchboard.delivery;

import java.time.Duration;

/**
 * How much is done at once.
 *
 * @param perReceiver attempts at once at most
 * @param attempts at once at most, of all receivers
 * @param bytes of letters in memory at most, of all receivers
 * @param attempt how long one attempt lasts at most
 */
record DispatchLimits(int perReceiver, int attempts, long bytes, Duration attempt) {
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final long SHARE_OF_THE_HEAP = 8;

    /** As many attempts as the client has connections, and an eighth of the heap for letters. */
    static DispatchLimits of(WebhookLimits client) {
        long bytes = Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP;
        return new DispatchLimits(client.connectionsPerReceiver(), client.connections(), bytes, client.total());
    }

    /** How long a letter is one node's own: long enough to wait for one attempt before it, and for its own. */
    Duration lease() {
        return attempt.multipliedBy(2).plus(MARGIN);
    }
}
