package dev.switchboard.tracing;

import dev.switchboard.exchange.TraceContext;
import java.util.Map;
import java.util.Optional;

/**
 * What a span is to be.
 *
 * @param attributes by the names of OpenTelemetry's semantic conventions; values are text or numbers
 * @param parent the span that caused it; without one it begins a trace
 * @param link a span that it has to do with, and that didn't cause it
 */
record SpanRecipe(
        Kind kind,
        String name,
        Map<String, Object> attributes,
        Optional<TraceContext> parent,
        Optional<TraceContext> link) {

    /** OpenTelemetry's. */
    enum Kind {
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }
}
