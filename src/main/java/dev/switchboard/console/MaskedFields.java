package dev.switchboard.console;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of members, elements and attributes whose values the console doesn't show. */
final class MaskedFields {
    /** Instead of a value, however long it is. */
    static final String MASK = "•••";

    private final Set<String> names;

    /** @param names whose case doesn't matter */
    MaskedFields(Collection<String> names) {
        this.names = names.stream().map(MaskedFields::folded).collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String name) {
        return names.contains(folded(name));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
