package dev.switchboard.delivery;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a receiver is told about, in the words of CloudEvents 1.0.2. The content's type is its {@code datacontenttype}.
 *
 * @param id the same whenever the same is told again
 * @param type such as {@code dev.switchboard.exchange.replied}
 * @param source a URI reference; with the id it is unique
 */
public record EventContext(String id, String type, String source, Optional<String> subject, Optional<Instant> time) {

    /** In the binary content mode of the HTTP binding (section 3.1.3). */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce-specversion", "1.0");
        headers.put("ce-id", CloudEventHeader.encode(id));
        headers.put("ce-type", CloudEventHeader.encode(type));
        headers.put("ce-source", CloudEventHeader.encode(source));
        subject.ifPresent(text -> headers.put("ce-subject", CloudEventHeader.encode(text)));
        time.ifPresent(instant -> headers.put("ce-time", instant.toString()));
        return headers;
    }
}
