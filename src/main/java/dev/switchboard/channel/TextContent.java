package dev.switchboard.channel;

import dev.switchboard.exchange.Content;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which content is text, in which characters, and whether the bytes survive being read as such. */
final class TextContent {
    private static final Pattern TEXTUAL = Pattern.compile("text/.+|application/(json|xml)|.+/.+\\+(json|xml)");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private TextContent() {}

    /** The text, or empty where the type isn't textual or the bytes would come back changed. */
    static Optional<String> decode(Content content) {
        if (!isTextual(content.type())) {
            return Optional.empty();
        }
        return charset(content.type()).flatMap(charset -> lossless(content.bytes(), charset));
    }

    static Content encode(String type, String text) {
        return new Content(type, text.getBytes(charset(type).orElse(StandardCharsets.UTF_8)));
    }

    private static boolean isTextual(String type) {
        int parameters = type.indexOf(';');
        String essence = (parameters < 0 ? type : type.substring(0, parameters)).strip();
        return TEXTUAL.matcher(essence.toLowerCase(Locale.ROOT)).matches();
    }

    private static Optional<Charset> charset(String type) {
        Matcher named = CHARSET.matcher(type);
        if (!named.find()) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        try {
            return Optional.of(Charset.forName(named.group(1))).filter(Charset::canEncode);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> lossless(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean same = charset.equals(StandardCharsets.UTF_8) || Arrays.equals(text.getBytes(charset), bytes);
            return same ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
