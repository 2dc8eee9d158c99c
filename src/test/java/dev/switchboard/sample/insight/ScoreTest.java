package dev.switchboard.sample.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How figures become marks. */
class ScoreTest {

    @ParameterizedTest
    @CsvSource({"0, 5", "14, 5", "15, 4", "45, 4", "46, 3", "90, 3", "91, 2", "181, 1", "365, 1", "366, 0", "9999, 0"})
    void theLongerAgoTheLastOrderTheLessRecent(long days, int mark) {
        assertThat(Score.of(figures(days, 1, 0, 0, 0, 0)).recency()).isEqualTo(mark);
    }

    @Test
    void whoNeverOrderedHasNoMarkForIt() {
        Score score = Score.of(figures(null, 0, 0, 0, 0, 0));

        assertThat(score).isEqualTo(Score.of(0, 0, 0, 5));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 2", "4, 3", "6, 4", "7, 4", "8, 5", "80, 5"})
    void theMoreOrdersTheMoreFrequent(long orders, int mark) {
        assertThat(Score.of(figures(0L, orders, 0, 0, 0, 0)).frequency()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "199, 1", "200, 2", "600, 3", "1500, 4", "2999, 4", "3000, 5", "99999, 5"})
    void theMoreEurosTheMoreValue(long euros, int mark) {
        assertThat(Score.of(figures(0L, 1, euros, 0, 0, 0)).value()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 5", "0, 0, 2, 5", "0, 0, 3, 4", "1, 0, 0, 4", "1, 1, 0, 2", "2, 1, 3, 0", "9, 9, 9, 0"})
    void openCasesAndManyCallsCostGoodwill(long open, long urgent, long calls, int mark) {
        assertThat(Score.of(figures(0L, 1, 0, open, urgent, calls)).goodwill()).isEqualTo(mark);
    }

    @Property
    void noMarkIsOutsideItsBounds(
            @ForAll @LongRange(min = 0, max = 100_000) long days,
            @ForAll @LongRange(min = 0, max = 100_000) long orders,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long euros,
            @ForAll @LongRange(min = 0, max = 1_000) long cases,
            @ForAll @LongRange(min = 0, max = 1_000) long calls) {
        Score score = Score.of(figures(days, orders, euros, cases, cases / 2, calls));

        assertThat(List.of(score.recency(), score.frequency(), score.value(), score.goodwill()))
                .allSatisfy(mark -> assertThat(mark).isBetween(0, 5));
        assertThat(score.total()).isBetween(0, 20);
    }

    private static Figures figures(
            @Nullable Long days, long orders, long euros, long open, long urgent, long callsInMonth) {
        return new Figures(days, orders, BigDecimal.valueOf(euros), open, urgent, callsInMonth);
    }
}
