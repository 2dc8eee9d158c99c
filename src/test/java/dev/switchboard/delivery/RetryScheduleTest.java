package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryScheduleTest {

    @Property
    void aWaitIsWithinTenPercentOfWhatIsScheduled(@ForAll @IntRange(min = 1, max = 9) int attempts, @ForAll long seed) {
        Duration scheduled = RetrySchedule.STANDARD.waits().get(attempts - 1);

        assertThat(RetrySchedule.STANDARD.waitAfter(attempts, new Random(seed)).orElseThrow())
                .isBetween(
                        scheduled.multipliedBy(9).dividedBy(10),
                        scheduled.multipliedBy(11).dividedBy(10));
    }

    @Example
    void waitsDiffer() {
        Random random = new Random(1);

        assertThat(RetrySchedule.STANDARD.waitAfter(1, random))
                .isNotEqualTo(RetrySchedule.STANDARD.waitAfter(1, random));
    }

    @Example
    void thereIsOneAttemptMoreThanWaits() {
        RetrySchedule schedule = RetrySchedule.parse("PT1S, PT2S");

        assertThat(schedule.waitAfter(2, new Random())).isPresent();
        assertThat(schedule.waitAfter(3, new Random())).isEmpty();
        assertThat(RetrySchedule.STANDARD.waits()).hasSize(9).endsWith(Duration.ofDays(1));
    }

    @Example
    void whatCannotBeMeantIsRefused() {
        assertThat(List.of("", "5", "PT5S,", "PT0S", "PT-5S", "P31D", "PT5S;PT6S", "PT1S,".repeat(100) + "PT1S"))
                .allSatisfy(text -> assertThatThrownBy(() -> RetrySchedule.parse(text))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @Property
    void textThatIsNoScheduleIsRefusedInWords(@ForAll String text) {
        assertThatThrownBy(() -> RetrySchedule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
