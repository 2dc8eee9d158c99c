package dev.switchboard.tracing;

import dev.switchboard.exchange.TraceContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With the SDK that the server has configured for this application. The only class here that knows OpenTelemetry, with {@link RecordedSpan}. */
final class OpenTelemetryRecorder implements Recorder {
    private static final TextMapGetter<TraceContext> FIELDS = new Fields();

    private final Tracer tracer;

    private OpenTelemetryRecorder(Tracer tracer) {
        this.tracer = tracer;
    }

    /** @throws jakarta.enterprise.inject.UnsatisfiedResolutionException if the server has no MicroProfile Telemetry */
    static OpenTelemetryRecorder ofTheServer() {
        return new OpenTelemetryRecorder(
                CDI.current().select(OpenTelemetry.class).get().getTracer("dev.switchboard"));
    }

    @Override
    public OpenSpan begin(SpanRecipe recipe) {
        SpanBuilder span = tracer.spanBuilder(recipe.name())
                .setSpanKind(SpanKind.valueOf(recipe.kind().name()))
                .setParent(recipe.parent().map(OpenTelemetryRecorder::context).orElseGet(Context::root));
        recipe.link().ifPresent(link -> span.addLink(spanContext(link)));
        recipe.attributes().forEach((name, value) -> {
            if (value instanceof Long number) {
                span.setAttribute(name, number);
            } else {
                span.setAttribute(name, value.toString());
            }
        });
        return new RecordedSpan(span.startSpan(), recipe.kind());
    }

    @Override
    public OpenSpan current() {
        SpanContext current = Span.current().getSpanContext();
        return current.isValid() ? new BorrowedSpan(written(current)) : OpenSpan.NONE;
    }

    private static SpanContext spanContext(TraceContext trace) {
        return Span.fromContext(context(trace)).getSpanContext();
    }

    private static Context context(TraceContext trace) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), trace, FIELDS);
    }

    /** One that somebody else ends. */
    private record BorrowedSpan(Optional<TraceContext> trace) implements OpenSpan {}

    private static final class Fields implements TextMapGetter<TraceContext> {
        @Override
        public Iterable<String> keys(TraceContext trace) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable TraceContext trace, String key) {
            if (trace == null) {
                return null;
            }
            return key.equals("traceparent")
                    ? trace.traceparent()
                    : trace.tracestate().orElse(null);
        }
    }

    /** As it goes out in headers and properties. */
    static Optional<TraceContext> written(SpanContext span) {
        Map<String, String> fields = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(Span.wrap(span)), fields, OpenTelemetryRecorder::put);
        return TraceContext.read(fields.get("traceparent"), fields.get("tracestate"));
    }

    private static void put(@Nullable Map<String, String> fields, String name, String value) {
        if (fields != null) {
            fields.put(name, value);
        }
    }
}
