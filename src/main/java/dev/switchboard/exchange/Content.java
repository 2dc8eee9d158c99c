package dev.switchboard.exchange;

/** Bytes and what they are: the body of a request or a reply, carried unchanged. The array is shared, not copied. */
public final class Content {
    private final String type;
    private final byte[] bytes;

    /** @param type a media type as it was given, parameters included */
    public Content(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    public String type() {
        return type;
    }

    public byte[] bytes() {
        return bytes;
    }
}
