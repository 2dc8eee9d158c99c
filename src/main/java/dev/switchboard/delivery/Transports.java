package dev.switchboard.delivery;

import dev.switchboard.exchange.ReturnAddress.Webhook;
import java.util.concurrent.CompletableFuture;

/** The way that fits the letter's address. */
record Transports(Transport webhook, Transport queue) implements Transport {
    @Override
    public CompletableFuture<Told> bring(ClaimedLetter letter) {
        Transport way = letter.letter().address() instanceof Webhook ? webhook : queue;
        return way.bring(letter);
    }
}
