package dev.switchboard.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the feed is made of: server-sent events (HTML, section 9.2), each with one line of JSON. */
final class FeedFrame {
    private FeedFrame() {}

    /** What is told in one second. */
    static byte[] of(List<JsonObject> exchanges, JsonObject figures) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        exchanges.forEach(exchange -> all.writeBytes(event("exchange", exchange)));
        all.writeBytes(event("figures", figures));
        return all.toByteArray();
    }

    /** @param seconds for which the reader was told nothing */
    static byte[] afterGap(int seconds, byte[] news) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(
                event("gap", Json.createObjectBuilder().add("seconds", seconds).build()));
        all.writeBytes(news);
        return all.toByteArray();
    }

    private static byte[] event(String name, JsonObject data) {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
