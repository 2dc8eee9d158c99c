package dev.switchboard.delivery;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** By HTTP, signed anew at each attempt. */
record WebhookTransport(WebhookClient client, SigningSecrets secrets, InstantSource clock) implements Transport {
    @Override
    public CompletableFuture<Told> bring(ClaimedLetter claimed) {
        Letter letter = claimed.letter();
        List<SigningSecret> signing;
        try {
            signing = secrets.of(letter);
        } catch (LedgerUnavailableException e) {
            return CompletableFuture.completedFuture(
                    Told.failed(clock.instant(), "Its signing secret can't be read now"));
        }
        if (signing.isEmpty()) {
            return CompletableFuture.completedFuture(Told.noWay(clock.instant(), "Its subscription is removed"));
        }
        Map<String, String> headers = WebhookHeaders.signed(
                letter.headers(),
                letter.headers().getOrDefault(Letter.WEBHOOK_ID, letter.id().text()),
                clock.instant(),
                letter.body().bytes(),
                signing);
        return client.post(url(letter), headers, letter.body()).thenApply(Told::of);
    }

    private static URI url(Letter letter) {
        return ((Webhook) letter.address()).url();
    }
}
