package dev.switchboard.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DeadlineTest {
    private static final long NOW = 1_750_000_000_000L;

    @Property
    void aDeadlineIsTheTimeoutFromNow(@ForAll @LongRange(min = 1, max = 86_400_000) long timeout) {
        Deadline deadline = Deadline.after(NOW, Duration.ofMillis(timeout));

        assertThat(deadline.epochMillis()).isEqualTo(NOW + timeout);
        assertThat(deadline.remainingMillis(NOW)).isEqualTo(timeout);
    }

    @Property
    void whatRemainsShrinksAsTimePasses(
            @ForAll @LongRange(min = 2, max = 86_400_000) long timeout, @ForAll @LongRange(min = 1) long passed) {
        long elapsed = passed % timeout;

        assertThat(Deadline.after(NOW, Duration.ofMillis(timeout)).remainingMillis(NOW + elapsed))
                .isEqualTo(timeout - elapsed);
    }

    @Property
    void aDeadlineThatIsPastIsNeverSaidToBeNever(@ForAll @LongRange(min = 0, max = 86_400_000) long late) {
        Deadline deadline = new Deadline(NOW);

        assertThat(deadline.remainingMillis(NOW + late)).isEqualTo(1);
    }
}
