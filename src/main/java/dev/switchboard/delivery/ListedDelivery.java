package dev.switchboard.delivery;

/**
 * A delivery in a list.
 *
 * @param createdAt in milliseconds since 1970
 * @param position among all deliveries, in the order in which they came
 */
public record ListedDelivery(DeliveryStatus status, long createdAt, long position) {
    DeliveryCursor cursor() {
        return new DeliveryCursor(status.progress().nextAttemptAt(), position);
    }
}
