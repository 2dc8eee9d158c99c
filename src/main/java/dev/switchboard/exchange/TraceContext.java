package dev.switchboard.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that an exchange belongs to (W3C Trace Context, sections 3.2 and 3.3). It is passed on as it came, or, where spans are
 * recorded, as that of the span that it has come to.
 *
 * @param traceparent {@code 00-<32 hex>-<16 hex>-<2 hex>}, ids not all zero
 * @param tracestate what tracing systems add to it, as it came: printable ASCII
 */
public record TraceContext(String traceparent, Optional<String> tracestate) {
    private static final Pattern SHAPE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern STATE = Pattern.compile("[\\t ]*+[!-~][\\t -~]*+");

    /** A trace that no tracing system has added to. */
    public TraceContext(String traceparent) {
        this(traceparent, Optional.empty());
    }

    /** As {@link #read(String, String)}, without a state. */
    public static Optional<TraceContext> read(@Nullable String traceparent) {
        return read(traceparent, null);
    }

    /**
     * Reads headers or properties; what isn't valid is as if it weren't there, and a state without its parent says nothing
     * (section 4.3).
     */
    public static Optional<TraceContext> read(@Nullable String traceparent, @Nullable String tracestate) {
        return traceparent != null && SHAPE.matcher(traceparent).matches()
                ? Optional.of(new TraceContext(traceparent, state(tracestate)))
                : Optional.empty();
    }

    private static Optional<String> state(@Nullable String tracestate) {
        return Optional.ofNullable(tracestate)
                .filter(state -> STATE.matcher(state).matches());
    }

    @Override
    public String toString() {
        return traceparent;
    }

    /** A trace for an exchange whose caller brought none: found by the exchange's own id, not sampled. */
    public static TraceContext startedBy(ExchangeId id) {
        String hex = id.text().replace("-", "");
        return new TraceContext("00-" + hex + "-" + hex.substring(16) + "-00");
    }
}
