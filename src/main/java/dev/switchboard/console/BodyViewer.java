package dev.switchboard.console;

import dev.switchboard.channel.TextContent;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.MediaTypes;
import java.io.IOException;
import java.util.Optional;

/** Shows bodies by their type. A document that can't be read isn't shown: its fields could not be masked. */
final class BodyViewer {
    private final Rendering json;
    private final Rendering xml;

    BodyViewer(MaskedFields fields) {
        json = new JsonRendering(fields);
        xml = new XmlRendering(fields);
    }

    BodyView view(Content content) {
        if (content.encoding().isPresent()) {
            return BodyView.hidden(
                    content, "It is encoded as " + content.encoding().get() + ", and not shown");
        }
        if (MediaTypes.isJson(content.type())) {
            return document(content, json);
        }
        if (MediaTypes.isXml(content.type())) {
            return document(content, xml);
        }
        return TextContent.decode(content).map(text -> text(content, text)).orElseGet(() -> bytes(content));
    }

    private static BodyView document(Content content, Rendering rendering) {
        Optional<String> text = TextContent.decode(content);
        if (text.isEmpty()) {
            return unreadable(content);
        }
        Excerpt excerpt = new Excerpt();
        try {
            boolean isMasked = rendering.write(text.get(), excerpt);
            return BodyView.shown(content, excerpt.text().strip(), excerpt.isTruncated(), isMasked);
        } catch (UnreadableDocumentException e) {
            return unreadable(content);
        }
    }

    private static BodyView unreadable(Content content) {
        return BodyView.hidden(content, "It is not what its type says, so nothing in it can be masked");
    }

    private static BodyView text(Content content, String text) {
        Excerpt excerpt = new Excerpt();
        try {
            excerpt.write(text);
        } catch (IOException e) { // thrown for want of room alone
            return BodyView.shown(content, excerpt.text(), true, false);
        }
        return BodyView.shown(content, text, false, false);
    }

    private static BodyView bytes(Content content) {
        byte[] bytes = content.bytes();
        return BodyView.shown(content, HexDump.of(bytes), bytes.length > HexDump.MOST, false);
    }
}
