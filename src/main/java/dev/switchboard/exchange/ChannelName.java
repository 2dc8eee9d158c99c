package dev.switchboard.exchange;

import java.util.regex.Pattern;

/** What a service or a topic is called, and the broker's address of that name. */
public sealed interface ChannelName permits ServiceName, TopicName {
    /** Names that begin so are Switchboard's own. */
    String RESERVED = "switchboard.";

    Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    /** Matches {@code [a-z0-9][a-z0-9._-]{0,127}} and doesn't begin with {@link #RESERVED}. */
    String text();

    /** @throws IllegalArgumentException if the text is no name, in words for whoever sent it */
    static void require(String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "A name has 1 to 128 of the characters a-z 0-9 . _ - and begins with a letter or digit");
        }
        if (text.startsWith(RESERVED)) {
            throw new IllegalArgumentException("Names that begin with " + RESERVED + " are Switchboard's own");
        }
    }
}
