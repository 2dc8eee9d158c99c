package dev.switchboard.exchange;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The Correlation Identifier of an exchange: a UUID of version 7 (RFC 9562, section 5.7) in lower-case text.
 *
 * <p>Its 74 random bits come from a {@link SecureRandom}: whoever could guess an id could answer another's request.
 */
public record ExchangeId(String text) {
    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<RandomBytes> RANDOM = ThreadLocal.withInitial(RandomBytes::new);

    /** @throws IllegalArgumentException if the text is no UUIDv7 in lower case */
    public ExchangeId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("An exchange id is a UUIDv7 in lower case");
        }
    }

    private ExchangeId(long most, long least) {
        this(HEX.toHexDigits(most, 16), HEX.toHexDigits(least, 16));
    }

    private ExchangeId(String most, String least) {
        this(most.substring(0, 8)
                + '-'
                + most.substring(8, 12)
                + '-'
                + most.substring(12)
                + '-'
                + least.substring(0, 4)
                + '-'
                + least.substring(4));
    }

    /** The id that the text is, or empty where it is none. */
    public static Optional<ExchangeId> find(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ExchangeId(text)) : Optional.empty();
    }

    /** @param epochMillis when the exchange began */
    public static ExchangeId at(long epochMillis) {
        RandomBytes random = RANDOM.get();
        return of(epochMillis, random.next(), random.next());
    }

    /** The same id for the same digest, of which 16 bytes are used. */
    public static ExchangeId derivedFrom(long epochMillis, ByteBuffer digest) {
        return of(epochMillis, digest.getLong(), digest.getLong());
    }

    private static ExchangeId of(long epochMillis, long one, long other) {
        long most = (epochMillis << 16) | 0x7000 | (one & 0x0FFF);
        long least = (other & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new ExchangeId(most, least);
    }

    /** @throws IllegalArgumentException if the UUID isn't of version 7 */
    public static ExchangeId of(UUID uuid) {
        return new ExchangeId(uuid.toString());
    }

    public UUID uuid() {
        return UUID.fromString(text);
    }

    /** When the exchange began, in milliseconds since 1970. */
    public long epochMillis() {
        return Long.parseLong(text.substring(0, 8) + text.substring(9, 13), 16);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Draws from the secure source in blocks, since each draw takes a lock that all threads share. */
    private static final class RandomBytes {
        private static final SecureRandom SOURCE = new SecureRandom();

        private final ByteBuffer block = ByteBuffer.allocate(1024).limit(0);

        long next() {
            if (!block.hasRemaining()) {
                SOURCE.nextBytes(block.clear().array());
            }
            return block.getLong();
        }
    }
}
