package dev.switchboard.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A role of a broker user: a right to an address, or to all whose names begin so.
 *
 * @param match the address, or {@code prefix.#} as Artemis' matches have it
 */
record Grant(Right right, String match) {
    private static final Pattern MATCH = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}|[a-z0-9][a-z0-9._-]{0,125}\\.#");
    private static final Pattern RESERVED = Pattern.compile("(switchboard|activemq)(\\..*)?");
    private static final String ALL_BELOW = ".#";

    /** @return empty where the text is no role, such as {@code replier.crm.phone-number} */
    static Optional<Grant> read(String role) {
        int dot = role.indexOf('.');
        String match = role.substring(dot + 1);
        if (dot < 0
                || !MATCH.matcher(match).matches()
                || RESERVED.matcher(match).matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Right.values())
                .filter(right -> name(right).equals(role.substring(0, dot)))
                .findFirst()
                .map(right -> new Grant(right, match));
    }

    String role() {
        return name(right) + "." + match;
    }

    /** Whether it is a right to all that the other match stands for. */
    boolean covers(String other) {
        if (!match.endsWith(ALL_BELOW)) {
            return match.equals(other);
        }
        String prefix = match.substring(0, match.length() - ALL_BELOW.length());
        return other.equals(prefix) || other.startsWith(prefix + ".");
    }

    private static String name(Right right) {
        return right.name().toLowerCase(Locale.ROOT);
    }
}
