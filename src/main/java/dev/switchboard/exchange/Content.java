package dev.switchboard.exchange;

import java.util.Optional;

/** Bytes and what they are: the body of a request or a reply, carried unchanged. The array is shared, not copied. */
public final class Content {
    private final String type;
    private final Optional<String> encoding;
    private final byte[] bytes;

    /** Content that nothing was done to. */
    public Content(String type, byte[] bytes) {
        this(type, Optional.empty(), bytes);
    }

    /**
     * Content that may be compressed.
     *
     * @param type a media type as it was given, parameters included
     * @param encoding what was done to bytes of that type, such as {@code gzip} (RFC 9110, section 8.4)
     */
    public Content(String type, Optional<String> encoding, byte[] bytes) {
        this.type = type;
        this.encoding = encoding;
        this.bytes = bytes;
    }

    public String type() {
        return type;
    }

    public Optional<String> encoding() {
        return encoding;
    }

    public byte[] bytes() {
        return bytes;
    }
}
