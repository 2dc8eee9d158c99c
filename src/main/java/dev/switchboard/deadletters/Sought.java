package dev.switchboard.deadletters;

import java.util.Optional;

/** Which dead letters are asked for: those that match all that is given. */
public record Sought(
        Optional<String> id, Optional<String> topic, Optional<String> subscription, Optional<String> service) {

    boolean matches(DeadLetter letter) {
        return matches(id, Optional.of(letter.id()))
                && matches(topic, letter.topic())
                && matches(subscription, letter.subscription())
                && matches(service, letter.service());
    }

    private static boolean matches(Optional<String> sought, Optional<String> found) {
        return sought.isEmpty() || sought.equals(found);
    }
}
