package dev.switchboard.sample.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.sample.insight.History.Call;
import dev.switchboard.sample.insight.History.Case;
import dev.switchboard.sample.insight.History.Order;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts in a history. */
class FiguresTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 10, 31);

    @Test
    void nothingIsKnownOfACustomerWithoutAHistory() {
        Figures figures = Figures.of(history(List.of(), List.of(), List.of()));

        assertThat(figures).isEqualTo(new Figures(null, 0, BigDecimal.ZERO, 0, 0, 0));
    }

    @Test
    void theNewestOrderTellsHowLongAgoTheLastOneWas() {
        Figures figures = Figures.of(orders(order(100, "1.00"), order(17, "1.00"), order(400, "1.00")));

        assertThat(figures.daysSinceOrder()).isEqualTo(17);
    }

    @Test
    void ordersOfAYearAreCountedAndSummed() {
        Figures figures = Figures.of(orders(order(0, "10.50"), order(364, "0.25"), order(365, "1000.00")));

        assertThat(figures.ordersInYear()).isEqualTo(2);
        assertThat(figures.valueInYear()).isEqualByComparingTo("10.75");
    }

    @Test
    void casesThatWereClosedDoNotCount() {
        Case open = new Case("Item arrived damaged", false, AS_OF, null);
        Case urgent = new Case("Delivery is late", true, AS_OF, null);
        Case closed = new Case("Delivery is late", true, AS_OF, AS_OF);

        Figures figures = Figures.of(history(List.of(), List.of(), List.of(open, urgent, closed)));

        assertThat(figures.openCases()).isEqualTo(2);
        assertThat(figures.urgentCases()).isEqualTo(1);
    }

    @Test
    void callsOfAMonthCount() {
        List<Call> calls =
                List.of(new Call(AS_OF, 1), new Call(AS_OF.minusDays(30), 1), new Call(AS_OF.minusDays(31), 1));

        assertThat(Figures.of(history(List.of(), calls, List.of())).callsInMonth())
                .isEqualTo(2);
    }

    private static Order order(int daysAgo, String amount) {
        return new Order(AS_OF.minusDays(daysAgo), new BigDecimal(amount));
    }

    private static History orders(Order... orders) {
        return history(List.of(orders), List.of(), List.of());
    }

    private static History history(List<Order> orders, List<Call> calls, List<Case> cases) {
        return new History("C-1", "Somebody", AS_OF, orders, calls, cases);
    }
}
