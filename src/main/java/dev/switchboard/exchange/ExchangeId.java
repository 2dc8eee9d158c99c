package dev.switchboard.exchange;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * The Correlation Identifier of an exchange: a UUID of version 7 (RFC 9562, section 5.7) in lower-case text.
 *
 * <p>Its 74 random bits come from a {@link SecureRandom}: whoever could guess an id could answer another's request.
 */
public record ExchangeId(String text) {
    private static final String SHAPE = "xxxxxxxx-xxxx-7xxx-yxxx-xxxxxxxxxxxx";
    private static final String VARIANTS = "89ab";
    private static final ThreadLocal<RandomBytes> RANDOM = ThreadLocal.withInitial(RandomBytes::new);

    /** @throws IllegalArgumentException if the text is no UUIDv7 in lower case */
    public ExchangeId {
        if (!isId(text)) {
            throw new IllegalArgumentException("An exchange id is a UUIDv7 in lower case");
        }
    }

    /** The id that the text is, or empty where it is none. */
    public static Optional<ExchangeId> find(String text) {
        return isId(text) ? Optional.of(new ExchangeId(text)) : Optional.empty();
    }

    private static boolean isId(String text) {
        for (int at = 0; at < SHAPE.length(); at++) {
            if (at >= text.length() || !fits(text.charAt(at), SHAPE.charAt(at))) {
                return false;
            }
        }
        return text.length() == SHAPE.length();
    }

    private static boolean fits(char c, char shape) {
        return switch (shape) {
            case 'x' -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
            case 'y' -> VARIANTS.indexOf(c) >= 0;
            default -> c == shape;
        };
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
        return new ExchangeId(new UUID(most, least).toString());
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
