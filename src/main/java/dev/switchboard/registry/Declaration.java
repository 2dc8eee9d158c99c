package dev.switchboard.registry;

import dev.switchboard.exchange.ChannelName;

/** What is declared under a name. */
public sealed interface Declaration permits ServiceDeclaration, TopicDeclaration {
    int LONGEST_DESCRIPTION = 1000;

    ChannelName name();

    /** @throws UnusableDeclarationException if it can't be kept */
    static void requireDescription(String description) {
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new UnusableDeclarationException("description", "has at most " + LONGEST_DESCRIPTION + " characters");
        }
        if (description.indexOf('\0') >= 0) {
            throw new UnusableDeclarationException(
                    "description", "has no character U+0000, which PostgreSQL can't keep");
        }
    }
}
