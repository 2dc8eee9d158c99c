package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VerdictTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Property
    void onlyTwoHundredsAreSuccess(@ForAll @IntRange(min = 200, max = 999) int status) {
        assertThat(verdict(status) instanceof Verdict.Delivered).isEqualTo(status < 300);
    }

    @Example
    void goneIsGone() {
        assertThat(verdict(410)).isEqualTo(new Verdict.Gone());
    }

    @Example
    void aReceiverThatHasTooMuchMayNameAPause() {
        assertThat(List.of(429, 502, 503, 504)).allSatisfy(status -> {
            assertThat(verdict(status, MINUTE)).isEqualTo(new Verdict.RetryAfter(MINUTE));
            assertThat(verdict(status)).isEqualTo(new Verdict.Retry());
        });
    }

    @Example
    void everythingElseIsRetriedByTheSchedule() {
        assertThat(List.of(301, 302, 307, 400, 401, 404, 500, 999))
                .allSatisfy(status -> assertThat(verdict(status, MINUTE)).isEqualTo(new Verdict.Retry()));
        assertThat(Verdict.of(new Attempt(
                        Instant.EPOCH, Optional.empty(), Optional.of("connection refused"), MINUTE, Optional.empty())))
                .isEqualTo(new Verdict.Retry());
    }

    private static Verdict verdict(int status) {
        return verdict(status, Optional.empty());
    }

    private static Verdict verdict(int status, Duration retryAfter) {
        return verdict(status, Optional.of(retryAfter));
    }

    private static Verdict verdict(int status, Optional<Duration> retryAfter) {
        return Verdict.of(new Attempt(Instant.EPOCH, Optional.of(status), Optional.empty(), MINUTE, retryAfter));
    }
}
