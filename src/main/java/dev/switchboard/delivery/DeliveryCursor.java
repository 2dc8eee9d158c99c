package dev.switchboard.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list of deliveries of one state.
 *
 * @param nextAttemptAt in milliseconds since 1970; empty in a state in which none is to come
 * @param position as of {@link ListedDelivery}
 */
public record DeliveryCursor(Optional<Long> nextAttemptAt, long position) {
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,18})?-([0-9]{1,18})");

    /** @param text as {@link #text()} gives it */
    static Optional<DeliveryCursor> find(String text) {
        Matcher parts = SHAPE.matcher(text);
        return parts.matches()
                ? Optional.of(new DeliveryCursor(
                        Optional.ofNullable(parts.group(1)).map(Long::valueOf), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    String text() {
        return nextAttemptAt.map(String::valueOf).orElse("") + '-' + position;
    }
}
