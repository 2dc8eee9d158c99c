package dev.switchboard.delivery;

import java.util.concurrent.CompletableFuture;

/** A way to bring a letter to its receiver. */
@FunctionalInterface
interface Transport {
    /** Makes one attempt. Never waits; what comes of it is told later, on any thread, and never exceptionally. */
    CompletableFuture<Told> bring(ClaimedLetter letter);
}
