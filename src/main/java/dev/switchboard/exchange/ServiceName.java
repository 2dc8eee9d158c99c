package dev.switchboard.exchange;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a service, and of the queue in which its requests wait.
 *
 * @param text matches {@code [a-z0-9][a-z0-9._-]{0,127}} and doesn't begin with {@code switchboard.}
 */
public record ServiceName(String text) {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
    private static final String RESERVED = "switchboard.";

    /** @throws IllegalArgumentException if the text is no name, in words for whoever sent it */
    public ServiceName {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "A name has 1 to 128 of the characters a-z 0-9 . _ - and begins with a" + " letter or digit");
        }
        if (text.startsWith(RESERVED)) {
            throw new IllegalArgumentException("Names that begin with " + RESERVED + " are Switchboard's own");
        }
    }

    /** The name, or empty where the text can't be one. */
    public static Optional<ServiceName> find(String text) {
        try {
            return Optional.of(new ServiceName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
