package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CloudEvent whose attributes are headers (CloudEvents 1.0.2, HTTP protocol binding, section 3.1). */
final class BinaryEvent {
    static final String PREFIX = "ce-";

    private static final String CONTENT_TYPE = "datacontenttype";
    private static final Pattern OCTET = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final int HEXADECIMAL = 16;
    private static final String TRACEPARENT = "traceparent";

    private BinaryEvent() {}

    /**
     * Reads an event.
     *
     * @param headers those that begin with {@code ce-}, without that, in lower case
     * @throws ProblemException that names the header if one is wrong
     */
    static Event read(Map<String, String> headers, Content content, Optional<TraceContext> trace) {
        if (headers.containsKey(CONTENT_TYPE)) {
            throw new ProblemException(
                    Fault.UNREADABLE_FIELD, PREFIX + CONTENT_TYPE + ": in binary mode it is the header Content-Type");
        }
        Map<String, String> attributes = new HashMap<>();
        headers.forEach((name, value) -> attributes.put(name, decoded(value)));
        AttributeRules.check(attributes, PREFIX);
        return new Event(attributes, content, trace.or(() -> TraceContext.read(attributes.get(TRACEPARENT))));
    }

    /** Percent-encoded UTF-8 (section 3.1.3.2). Some senders don't encode: a % that begins no octet is one. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher octets = OCTET.matcher(value);
        int from = 0;
        while (octets.find()) {
            bytes.writeBytes(value.substring(from, octets.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(octets.group(1), HEXADECIMAL));
            from = octets.end();
        }
        bytes.writeBytes(value.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
