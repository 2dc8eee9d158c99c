package dev.switchboard.exchange;

import java.time.Duration;
import java.util.Optional;

/**
 * What a caller asks of a service.
 *
 * @param patience how long the caller wants to wait, where that isn't as long as the service is given anyway
 * @param trace that the caller is part of
 */
public record Request(Content content, Optional<Duration> patience, Optional<TraceContext> trace) {

    /** A request that waits as long as the service is given. */
    public static Request of(Content content) {
        return new Request(content, Optional.empty(), Optional.empty());
    }
}
