package dev.switchboard.sample.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is recommended to whom. */
class RulesTest {
    private static final String GOOD = "3000";

    @Test
    void anUrgentCaseComesBeforeEverythingElse() {
        assertThat(recommended(null, 0, "0", 3, 2, 9))
                .isEqualTo(new Recommendation("settle-urgent-case", "Urgent support cases that are open: 2"));
    }

    @Test
    void whoHasReasonToComplainIsSoldNothing() {
        assertThat(recommended(1L, 9, GOOD, 1, 0, 3))
                .isEqualTo(new Recommendation("call-and-listen", "Open support cases: 1, calls within a month: 3"));
    }

    @Test
    void oneOpenCaseIsNoReasonToCall() {
        assertThat(recommended(1L, 9, GOOD, 1, 0, 2).action()).isEqualTo("offer-contract");
    }

    @Test
    void whoNeverOrderedIsIntroduced() {
        assertThat(recommended(null, 0, "0", 0, 0, 0))
                .isEqualTo(new Recommendation("introduce-offers", "No order yet"));
    }

    @Test
    void whoHasNotOrderedForHalfAYearIsWonBack() {
        assertThat(recommended(200L, 9, GOOD, 0, 0, 0))
                .isEqualTo(new Recommendation("win-back", "Days since the last order: 200"));
    }

    @Test
    void theBestAreOfferedAContract() {
        assertThat(recommended(1L, 8, GOOD, 0, 0, 0))
                .isEqualTo(new Recommendation("offer-contract", "Scores 20 of 20"));
    }

    @Test
    void manySmallOrdersMakeABundle() {
        assertThat(recommended(60L, 4, "120.50", 0, 0, 0))
                .isEqualTo(new Recommendation("offer-bundle", "Orders within a year: 4, worth only 120.50 euros"));
    }

    @Test
    void whoStandsOutInNothingHearsFromUsNowAndThen() {
        assertThat(recommended(60L, 1, "300.00", 0, 0, 0).action()).isEqualTo("keep-in-touch");
    }

    private static Recommendation recommended(
            @Nullable Long days, long orders, String euros, long open, long urgent, long calls) {
        Figures figures = new Figures(days, orders, new BigDecimal(euros), open, urgent, calls);
        return Rules.recommend(new Scored("C-1", "Somebody", LocalDate.of(2026, 10, 31), figures, Score.of(figures)));
    }
}
