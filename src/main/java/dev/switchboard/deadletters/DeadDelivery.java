package dev.switchboard.deadletters;

import dev.switchboard.delivery.DeliveryStatus;
import java.util.Optional;

/**
 * A delivery that was given up.
 *
 * @param service of its exchange, where it was a callback
 * @param contentType of what was to be delivered; empty where it is in its exchange
 */
public record DeadDelivery(
        DeliveryStatus status, Optional<String> service, Optional<String> contentType, long createdAt) {}
