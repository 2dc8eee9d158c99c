package dev.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.access.TurnedAway;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Problem;
import dev.switchboard.http.ProblemMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {
    private static final String ADDRESS = "192.0.2.1";
    private static final int MOST = 10;

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final TurnedAway turnedAway = new TurnedAway();
    private final FailedSignIns failures = new FailedSignIns(() -> now, turnedAway);

    private Problem fail(String address) {
        return ProblemMapper.problem(failures.refusal(address));
    }

    private void failAsOftenAsOneMay() {
        for (int i = 0; i < MOST; i++) {
            assertThat(fail(ADDRESS).fault()).isEqualTo(Fault.INVALID_KEY);
        }
    }

    @Test
    void whoFailsTooOftenIsToldWhenTheMinuteIsOver() {
        failAsOftenAsOneMay();
        now = now.plusSeconds(13);

        Problem slowed = fail(ADDRESS);

        assertThat(slowed.fault()).isEqualTo(Fault.RATE_LIMITED);
        assertThat(slowed.retryAfter()).contains(Duration.ofSeconds(47));
        assertThat(fail("192.0.2.2").fault()).as("another address").isEqualTo(Fault.INVALID_KEY);
        assertThat(turnedAway.counts())
                .containsEntry(Fault.INVALID_KEY, MOST + 1L)
                .containsEntry(Fault.RATE_LIMITED, 1L);
    }

    @Test
    void whoComesThenIsNotTooEarly() {
        failAsOftenAsOneMay();
        now = now.plusMillis(100);
        Duration wait = fail(ADDRESS).retryAfter().orElseThrow();

        now = now.plus(wait).minusMillis(1);
        assertThat(fail(ADDRESS).fault()).isEqualTo(Fault.RATE_LIMITED);
        now = now.plusMillis(1);
        assertThat(fail(ADDRESS).fault()).isEqualTo(Fault.INVALID_KEY);
    }
}
