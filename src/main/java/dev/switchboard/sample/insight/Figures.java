package dev.switchboard.sample.insight;

import dev.switchboard.sample.insight.History.Case;
import dev.switchboard.sample.insight.History.Order;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history in numbers. Its year and its month end with the day that the history reaches to.
 *
 * @param daysSinceOrder null for who has never ordered
 * @param valueInYear in euros
 * @param openCases urgent ones among them
 */
@JsonbPropertyOrder({"daysSinceOrder", "ordersInYear", "valueInYear", "openCases", "urgentCases", "callsInMonth"})
public record Figures(
        @Nullable Long daysSinceOrder,
        long ordersInYear,
        BigDecimal valueInYear,
        long openCases,
        long urgentCases,
        long callsInMonth) {

    static Figures of(History history) {
        LocalDate yearAgo = history.asOf().minusYears(1);
        LocalDate monthAgo = history.asOf().minusMonths(1);
        List<Order> inYear = history.orders().stream()
                .filter(order -> order.placedOn().isAfter(yearAgo))
                .toList();
        List<Case> open = history.cases().stream().filter(Case::open).toList();
        return new Figures(
                daysSinceOrder(history),
                inYear.size(),
                inYear.stream().map(Order::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                open.size(),
                open.stream().filter(Case::urgent).count(),
                history.calls().stream()
                        .filter(call -> call.calledOn().isAfter(monthAgo))
                        .count());
    }

    private static @Nullable Long daysSinceOrder(History history) {
        return history.orders().stream()
                .map(Order::placedOn)
                .max(Comparator.naturalOrder())
                .map(last -> ChronoUnit.DAYS.between(last, history.asOf()))
                .orElse(null);
    }
}
