package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import java.time.Duration;

/**
 * What is declared of a service.
 *
 * @param description for people, up to 1000 characters
 * @param timeout how long a caller waits who asks for nothing else; 1 ms to maxTimeout
 * @param maxTimeout the longest wait that a caller may ask for; up to an hour
 * @param asyncTimeout how long a callback request may take; 1 ms to 30 days
 * @param repliers who may answer
 */
public record ServiceDeclaration(
        ServiceName name,
        String description,
        Duration timeout,
        Duration maxTimeout,
        Duration asyncTimeout,
        CorrelateBy correlateBy,
        Repliers repliers)
        implements Declaration {

    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
    static final Duration DEFAULT_MAX_TIMEOUT = Duration.ofSeconds(60);
    static final Duration DEFAULT_ASYNC_TIMEOUT = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration LONGEST_ASYNC = Duration.ofDays(30);

    /** @throws UnusableDeclarationException if a value is out of its bounds */
    public ServiceDeclaration {
        Declaration.requireDescription(description);
        requireWithin("timeout", timeout, LONGEST_WAIT); // first: who gives no maxTimeout has it by this one
        requireWithin("maxTimeout", maxTimeout, LONGEST_WAIT);
        requireWithin("timeout", timeout, maxTimeout);
        requireWithin("asyncTimeout", asyncTimeout, LONGEST_ASYNC);
    }

    /** How long a caller may wait who asked for this long. */
    public Duration grant(Duration asked) {
        return asked.compareTo(maxTimeout) > 0 ? maxTimeout : asked;
    }

    private static void requireWithin(String field, Duration value, Duration longest) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new UnusableDeclarationException(field, "is from " + SHORTEST + " to " + longest);
        }
    }
}
