package dev.switchboard.delivery;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.tracing.OpenSpan;
import dev.switchboard.tracing.Tracing;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** By HTTP, signed anew at each attempt. */
record WebhookTransport(WebhookClient client, SigningSecrets secrets, Tracing tracing, InstantSource clock)
        implements Transport {
    @Override
    public CompletableFuture<Told> bring(ClaimedLetter claimed) {
        Letter letter = claimed.letter();
        List<SigningSecret> signing;
        try {
            signing = secrets.of(letter);
        } catch (LedgerUnavailableException e) {
            return CompletableFuture.completedFuture(
                    Told.noWay(clock.instant(), "Its signing secret can't be read now"));
        }
        if (signing.isEmpty()) {
            return CompletableFuture.completedFuture(Told.noWay(clock.instant(), "Its subscription is removed"));
        }
        OpenSpan span = tracing.attempting(url(letter), letter.headers());
        Map<String, String> headers = WebhookHeaders.signed(
                within(span, letter.headers()),
                letter.headers().getOrDefault(Letter.WEBHOOK_ID, letter.id().text()),
                clock.instant(),
                letter.body().bytes(),
                signing);
        return client.post(url(letter), headers, letter.body()).thenApply(attempt -> {
            end(span, attempt);
            return Told.of(attempt);
        });
    }

    /** The receiver goes on below this attempt. */
    private static Map<String, String> within(OpenSpan span, Map<String, String> headers) {
        if (span.trace().isEmpty()) {
            return headers;
        }
        TraceContext trace = span.trace().get();
        Map<String, String> changed = new HashMap<>(headers);
        changed.put("traceparent", trace.traceparent());
        changed.remove("tracestate");
        trace.tracestate().ifPresent(state -> changed.put("tracestate", state));
        return changed;
    }

    private static void end(OpenSpan span, Attempt attempt) {
        attempt.status().ifPresentOrElse(span::answered, () -> span.failed("no-answer"));
    }

    private static URI url(Letter letter) {
        return ((Webhook) letter.address()).url();
    }
}
