package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Property
    void secondsAreSecondsUpToADay(@ForAll @LongRange(min = 0) long seconds) {
        assertThat(RetryAfter.read(Long.toString(seconds), NOW))
                .contains(Duration.ofSeconds(Math.min(seconds, 86_400)));
    }

    @Example
    void aDateIsAWaitUntilThen() {
        assertThat(List.of(
                        "Mon, 23 Nov 2026 10:01:00 GMT",
                        "Monday, 23-Nov-26 10:01:00 GMT",
                        " Mon, 23 Nov 2026 10:01:00 GMT "))
                .allSatisfy(text -> assertThat(RetryAfter.read(text, NOW)).contains(Duration.ofMinutes(1)));
    }

    @Example
    void whatIsPastIsNoWaitAndWhatIsFarIsADay() {
        assertThat(RetryAfter.read("Mon, 23 Nov 2026 09:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("Mon, 23 Nov 2037 09:00:00 GMT", NOW)).contains(Duration.ofDays(1));
        assertThat(RetryAfter.read("99999999999999999999999999", NOW)).contains(Duration.ofDays(1));
    }

    @Property
    void nothingMakesItThrow(@ForAll String text) {
        assertThat(RetryAfter.read(text, NOW).orElse(Duration.ZERO)).isBetween(Duration.ZERO, Duration.ofDays(1));
    }

    @Example
    void whatIsNeitherIsNone() {
        assertThat(List.of("", "-5", "1.5", "soon", "5 s", "+5", "\u0665"))
                .allSatisfy(text -> assertThat(RetryAfter.read(text, NOW)).isEmpty());
    }
}
