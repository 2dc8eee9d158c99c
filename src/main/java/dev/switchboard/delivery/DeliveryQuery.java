package dev.switchboard.delivery;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.PageLimit;
import dev.switchboard.http.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to list.
 *
 * @param after where the page before ended
 * @param limit 1 to 500
 */
public record DeliveryQuery(DeliveryState state, Optional<DeliveryCursor> after, int limit) {

    /**
     * Reads what a caller wants to see: those that are retried, where he says nothing.
     *
     * @throws ProblemException {@code unreadable-field} that names the parameter
     */
    static DeliveryQuery read(@Nullable String state, @Nullable String cursor, @Nullable String limit) {
        return new DeliveryQuery(
                Optional.ofNullable(state).map(DeliveryQuery::state).orElse(DeliveryState.RETRYING),
                Optional.ofNullable(cursor).map(DeliveryQuery::cursor),
                PageLimit.read(limit));
    }

    private static DeliveryState state(String text) {
        return switch (text) {
            case "retrying" -> DeliveryState.RETRYING;
            case "pending" -> DeliveryState.PENDING;
            case "dead" -> DeliveryState.DEAD;
            default -> throw unreadable("state is one of retrying, pending, dead");
        };
    }

    private static DeliveryCursor cursor(String text) {
        return DeliveryCursor.find(text).orElseThrow(() -> unreadable("cursor is what the page before named as next"));
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(Fault.UNREADABLE_FIELD, detail);
    }
}
