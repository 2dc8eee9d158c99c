package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import java.time.Duration;

/**
 * What is declared of a service.
 *
 * @param timeout how long a caller waits who asks for nothing else; more than zero
 * @param maxTimeout the longest wait that a caller may ask for; at least the timeout
 */
public record ServiceDeclaration(ServiceName name, String description, Duration timeout, Duration maxTimeout) {

    public ServiceDeclaration {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be more than zero");
        }
        if (maxTimeout.compareTo(timeout) < 0) {
            throw new IllegalArgumentException("maxTimeout must be at least timeout");
        }
    }
}
