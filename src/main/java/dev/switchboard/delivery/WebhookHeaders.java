package dev.switchboard.delivery;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.TraceContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers of a webhook but for {@code Content-Type} and {@code Content-Encoding}, which are the content's own. */
public final class WebhookHeaders {
    private WebhookHeaders() {}

    /** Those that stay the same at each attempt: the event, its exchange where it is of one, and its trace. */
    public static Map<String, String> lasting(
            EventContext event, Optional<ExchangeId> exchange, Optional<TraceContext> trace) {
        Map<String, String> headers = new LinkedHashMap<>(event.headers());
        exchange.ifPresent(id -> headers.put("Exchange-Id", id.text()));
        trace.ifPresent(context -> headers.put("traceparent", context.traceparent()));
        trace.flatMap(TraceContext::tracestate).ifPresent(state -> headers.put("tracestate", state));
        return headers;
    }

    /**
     * Those of one attempt: the lasting ones, signed (Standard Webhooks 1.0.0).
     *
     * @param id of the delivery, without a dot
     * @param secrets at least one; after a rotation the old one too
     * @param now goes out in whole seconds, and receivers tolerate five minutes
     */
    public static Map<String, String> signed(
            Map<String, String> lasting, String id, Instant now, byte[] body, List<SigningSecret> secrets) {
        Map<String, String> headers = new LinkedHashMap<>(lasting);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", WebhookSignature.of(secrets, id, now, body));
        return headers;
    }
}
