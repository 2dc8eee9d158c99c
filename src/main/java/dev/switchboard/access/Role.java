package dev.switchboard.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody is there for. */
public enum Role {
    /** Asks services, and sees what became of its own exchanges. */
    REQUESTOR,
    /** Publishes events. */
    PUBLISHER,
    /** Listens to streams, and has webhook subscriptions. */
    SUBSCRIBER,
    /** Declares, looks on and mends; may do what the others may, too. */
    OPERATOR;

    public static Optional<Role> find(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    /** As keys, tokens and problems have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
