package dev.switchboard.publishsubscribe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Event ids where they stand outside of events. */
final class EventIds {
    private EventIds() {}

    /**
     * The id as it is written in {@code webhook-id}, in which there may be no {@code .}, and in the ids of streams, which come
     * back in a header: percent-encoded, but for letters, digits, {@code - _ ~}. Switchboard's own ids come out as they are.
     */
    static String written(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
