package dev.switchboard.sample.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer: the message from loading to scoring.
 *
 * @param asOf the day that history reaches to, for all customers the same; ages are counted from it, not from today, so that the
 *     same data give the same analysis
 */
public record History(
        String customerId, String name, LocalDate asOf, List<Order> orders, List<Call> calls, List<Case> cases) {

    /** @param amount in euros */
    public record Order(LocalDate placedOn, BigDecimal amount) {}

    /** A call from the customer to support. */
    public record Call(LocalDate calledOn, int minutes) {}

    /** @param closedOn null while the case is open */
    public record Case(
            String subject,
            boolean urgent,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {
        boolean open() {
            return closedOn == null;
        }
    }
}
