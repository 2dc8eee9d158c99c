package dev.switchboard.tracing;

import dev.switchboard.exchange.TraceContext;
import dev.switchboard.tracing.SpanRecipe.Kind;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Optional;

/** A span of OpenTelemetry. */
final class RecordedSpan implements OpenSpan {
    private static final int CALLERS_FAULT = 400;
    private static final int OWN_FAULT = 500;

    private final Span span;
    private final Kind kind;
    private final Optional<TraceContext> trace;

    RecordedSpan(Span span, Kind kind) {
        this.span = span;
        this.kind = kind;
        trace = OpenTelemetryRecorder.written(span.getSpanContext());
    }

    @Override
    public Optional<TraceContext> trace() {
        return trace;
    }

    @Override
    public void end() {
        span.end();
    }

    /** A server hasn't failed where its caller is wrong; to a client all is failure that isn't success. */
    @Override
    public void answered(int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= (kind == Kind.SERVER ? OWN_FAULT : CALLERS_FAULT)) {
            failed(Integer.toString(status));
        } else {
            span.end();
        }
    }

    @Override
    public void failed(String why) {
        span.setAttribute("error.type", why);
        span.setStatus(StatusCode.ERROR);
        span.end();
    }
}
