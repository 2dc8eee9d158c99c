package dev.switchboard.channel;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.MediaTypes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which content is text, in which characters, and whether the bytes survive being read as such. */
public final class TextContent {
    private static final Pattern TEXTUAL = Pattern.compile("text/.+|application/(json|xml)|.+/.+\\+(json|xml)");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private TextContent() {}

    /** The text, or empty where the type isn't textual, the bytes are encoded or they would come back changed. */
    public static Optional<String> decode(Content content) {
        if (content.encoding().isPresent() || !isTextual(content.type())) {
            return Optional.empty();
        }
        return charset(content.type()).flatMap(charset -> lossless(content.bytes(), charset));
    }

    /** The content, or empty where the text can't be written in the characters that the type names. */
    public static Optional<Content> encode(String type, String text) {
        return charset(type).flatMap(charset -> lossless(text, charset)).map(bytes -> new Content(type, bytes));
    }

    private static boolean isTextual(String type) {
        return TEXTUAL.matcher(MediaTypes.essence(type)).matches();
    }

    private static Optional<Charset> charset(String type) {
        if (type.indexOf(';') < 0) {
            return Optional.of(StandardCharsets.UTF_8);
        }
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

    private static Optional<byte[]> lossless(String text, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8) && !hasSurrogates(text)) {
            return Optional.of(text.getBytes(charset)); // nearly always, and much cheaper
        }
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
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
