package dev.switchboard.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trace that an exchange belongs to (W3C Trace Context, section 3.2). It is passed on as it came: Switchboard records no
 * spans of its own, so it adds none.
 *
 * @param traceparent {@code 00-<32 hex>-<16 hex>-<2 hex>}, ids not all zero
 */
public record TraceContext(String traceparent) {
    private static final Pattern SHAPE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** Reads a header or property; what isn't valid is as if it weren't there (section 4.3). */
    public static Optional<TraceContext> read(@Nullable String traceparent) {
        return traceparent != null && SHAPE.matcher(traceparent).matches()
                ? Optional.of(new TraceContext(traceparent))
                : Optional.empty();
    }

    /** A trace for an exchange whose caller brought none: found by the exchange's own id, not sampled. */
    public static TraceContext startedBy(ExchangeId id) {
        String hex = id.text().replace("-", "");
        return new TraceContext("00-" + hex + "-" + hex.substring(16) + "-00");
    }
}
