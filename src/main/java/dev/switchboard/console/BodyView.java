package dev.switchboard.console;

import dev.switchboard.exchange.Content;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * A body as operators see it.
 *
 * @param size of the whole, in bytes
 * @param text empty where nothing is shown
 * @param isTruncated whether the text is but its begin
 * @param isMasked whether values in it are hidden
 * @param note why nothing is shown
 */
record BodyView(
        String contentType,
        long size,
        Optional<String> text,
        boolean isTruncated,
        boolean isMasked,
        Optional<String> note) {

    static BodyView shown(Content content, String text, boolean isTruncated, boolean isMasked) {
        return new BodyView(
                content.type(), content.bytes().length, Optional.of(text), isTruncated, isMasked, Optional.empty());
    }

    static BodyView hidden(Content content, String note) {
        return new BodyView(content.type(), content.bytes().length, Optional.empty(), false, false, Optional.of(note));
    }

    JsonObjectBuilder toJson() {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("contentType", contentType).add("size", size);
        text.ifPresent(shown -> json.add("text", shown));
        note.ifPresent(why -> json.add("note", why));
        return json.add("truncated", isTruncated).add("masked", isMasked);
    }
}
