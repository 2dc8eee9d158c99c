package dev.switchboard.credentials;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The text of an API key, which is shown once and never kept. It never prints itself. */
public final class ApiKey {
    private static final String PREFIX = "sb_";
    private static final int RECOGNISABLE = PREFIX.length() + 6;
    private static final int LONGEST = 256;
    private static final Pattern SHAPE =
            Pattern.compile(PREFIX + "[A-Za-z0-9_-]{" + SecretText.LENGTH + "," + LONGEST + "}");

    private final String text;

    private ApiKey(String text) {
        this.text = text;
    }

    static ApiKey generate(SecureRandom random) {
        return new ApiKey(PREFIX + SecretText.generate(random));
    }

    /** Whether it is meant to be one, and no token of others. */
    static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * One that an operator has chosen.
     *
     * @throws IllegalArgumentException if it is none; its message doesn't repeat the text
     */
    static ApiKey parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a key is " + PREFIX + " and at least " + SecretText.LENGTH + " of the characters A-Z a-z 0-9 _ -");
        }
        return new ApiKey(text);
    }

    /** The key itself, to be shown once. */
    String text() {
        return text;
    }

    String hash() {
        return SecretText.hash(text);
    }

    /** What people know it by. */
    String prefix() {
        return text.substring(0, RECOGNISABLE);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
