package dev.switchboard.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may use a route.
 *
 * @param open whether nobody is asked who he is
 * @param asksWho whether an open route wants to know nevertheless, where it can be known
 * @param roles any of these; all of them mean any caller
 * @param service that the caller has to be permitted besides
 */
record Rule(boolean open, boolean asksWho, Set<Role> roles, Optional<String> service) {
    private static final String OF = "of";

    /** @param words {@code open}, {@code whoever}, {@code any}, or roles, and {@code of} with the name of a service */
    static Rule read(String words) {
        String[] parts = words.split(" ", -1);
        Optional<String> service = parts.length == 3 && parts[1].equals(OF) ? Optional.of(parts[2]) : Optional.empty();
        return switch (parts[0]) {
            case "open" -> new Rule(true, false, Set.of(), service);
            case "whoever" -> new Rule(true, true, Set.of(), service);
            case "any" -> new Rule(false, true, EnumSet.allOf(Role.class), service);
            default -> new Rule(false, true, roles(parts[0]), service);
        };
    }

    private static Set<Role> roles(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(each -> Role.find(each).orElseThrow(() -> new IllegalArgumentException("No role " + each)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether one of the caller's roles is enough. */
    boolean permits(Caller caller) {
        for (Role role : roles) {
            if (caller.is(role)) {
                return true;
            }
        }
        return false;
    }

    /** For people: which roles would be enough. */
    String wanted() {
        return roles.stream().map(Role::text).sorted().collect(Collectors.joining(" or "));
    }
}
