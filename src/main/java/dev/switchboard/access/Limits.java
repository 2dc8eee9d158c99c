package dev.switchboard.access;

import java.util.Optional;
import java.util.Set;

/**
 * The services and topics that somebody may use.
 *
 * @param services their names; empty for all
 * @param topics their names; empty for all
 */
public record Limits(Optional<Set<String>> services, Optional<Set<String>> topics) {
    public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

    public Limits {
        services = services.map(Set::copyOf);
        topics = topics.map(Set::copyOf);
    }

    public boolean areNone() {
        return services.isEmpty() && topics.isEmpty();
    }
}
