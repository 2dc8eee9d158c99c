package dev.switchboard.registry;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The broker's users who may answer for a service.
 *
 * @param users up to 100, without repetition; none for whoever may send to reply addresses
 */
public record Repliers(List<String> users) {
    /** Whoever may send to reply addresses. */
    public static final Repliers ANYBODY = new Repliers(List.of());

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 128;

    /** @throws UnusableDeclarationException if there are too many, or one can't be a user's name */
    public Repliers {
        users = List.copyOf(new TreeSet<>(users));
        if (users.size() > MOST || !users.stream().allMatch(Repliers::isName)) {
            throw new UnusableDeclarationException(
                    "repliers",
                    "has up to " + MOST + " names of broker users, each of 1 to " + LONGEST_NAME
                            + " characters and none of them a control");
        }
    }

    /** @param sender as the broker states it; empty where it doesn't */
    public boolean include(Optional<String> sender) {
        return users.isEmpty() || sender.filter(users::contains).isPresent();
    }

    /** Whether everybody may answer who may send to reply addresses, so that nobody need be asked who he is. */
    public boolean areAnybody() {
        return users.isEmpty();
    }

    /** Why what somebody sent is no reply of the service. */
    public static String refusal(Optional<String> sender) {
        return sender.map(user -> "The broker user " + user + " is not among the service's repliers")
                .orElse("The broker doesn't tell who sent it, and the service names its repliers");
    }

    private static boolean isName(String user) {
        return !user.isBlank() && user.length() <= LONGEST_NAME && user.chars().noneMatch(Character::isISOControl);
    }
}
