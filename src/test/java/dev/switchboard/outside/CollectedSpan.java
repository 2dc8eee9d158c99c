package dev.switchboard.outside;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A span as OTLP brings it.
 *
 * @param scope who recorded it
 * @param links the ids of spans it refers to
 */
record CollectedSpan(
        String scope,
        String traceId,
        String id,
        String parent,
        String name,
        Kind kind,
        List<String> links,
        Map<String, String> attributes,
        boolean failed) {
    private static final int ERROR = 2;

    /** In the order that OTLP numbers them. */
    enum Kind {
        UNSPECIFIED,
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    static CollectedSpan read(String scope, ProtobufFields span) {
        return new CollectedSpan(
                scope,
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                Kind.values()[(int) span.number(6)],
                span.messages(13).stream().map(link -> link.hex(2)).toList(),
                attributes(span),
                span.messages(15).stream().anyMatch(status -> status.number(3) == ERROR));
    }

    private static Map<String, String> attributes(ProtobufFields span) {
        Map<String, String> attributes = new HashMap<>();
        for (ProtobufFields attribute : span.messages(9)) {
            ProtobufFields value = attribute.messages(2).get(0);
            String text = value.text(1);
            attributes.put(attribute.text(1), text.isEmpty() ? Long.toString(value.number(3)) : text);
        }
        return attributes;
    }

    /** As whoever goes on below it is told. */
    String traceparent() {
        return "00-" + traceId + "-" + id + "-01";
    }
}
