package dev.switchboard.registry;

import dev.switchboard.exchange.TopicName;
import java.time.Duration;

/**
 * What is declared of a topic.
 *
 * @param description for people, up to 1000 characters
 * @param retainEvents how many of the newest events a stream can be resumed from; 100 to 100,000
 * @param retainFor how old they may be; a minute to 30 days
 */
public record TopicDeclaration(TopicName name, String description, int retainEvents, Duration retainFor)
        implements Declaration {
    static final int DEFAULT_RETAIN_EVENTS = 1_000;
    static final Duration DEFAULT_RETAIN_FOR = Duration.ofHours(1);

    private static final int FEWEST = 100;
    private static final int MOST = 100_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** @throws UnusableDeclarationException if a value is out of its bounds */
    public TopicDeclaration {
        Declaration.requireDescription(description);
        if (retainEvents < FEWEST || retainEvents > MOST) {
            throw new UnusableDeclarationException("retainEvents", "is from " + FEWEST + " to " + MOST);
        }
        if (retainFor.compareTo(SHORTEST) < 0 || retainFor.compareTo(LONGEST) > 0) {
            throw new UnusableDeclarationException("retainFor", "is from " + SHORTEST + " to " + LONGEST);
        }
    }
}
