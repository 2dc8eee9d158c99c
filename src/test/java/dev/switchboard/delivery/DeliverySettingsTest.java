package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverySettingsTest {

    @Test
    void productionReachesTheInternetByHttps() {
        assertThat(settings(Map.of()).policy()).isEqualTo(CallbackPolicy.STRICT);
        assertThat(settings(Map.of("switchboard.mode", "production")).policy()).isEqualTo(CallbackPolicy.STRICT);
    }

    @Test
    void developmentReachesThisMachineToo() {
        assertThat(settings(Map.of("switchboard.mode", "development")).policy())
                .isEqualTo(new CallbackPolicy(true, true, List.of()));
    }

    @Test
    void theOperatorPermitsMore() {
        Map<String, String> values =
                Map.of("switchboard.callback.http", "true", "switchboard.callback.allow", "10.0.0.0/8, fd00::/8");

        assertThat(settings(values).policy())
                .isEqualTo(new CallbackPolicy(true, false, Cidr.parseAll("10.0.0.0/8,fd00::/8")));
    }

    @Test
    void theScheduleAndTheLimitsAreStandardUnlessSet() {
        assertThat(settings(Map.of("switchboard.callback.schedule", " ")).schedule())
                .isEqualTo(RetrySchedule.STANDARD);
        assertThat(settings(Map.of()).limits()).isEqualTo(WebhookLimits.STANDARD);
        assertThat(settings(Map.of("switchboard.callback.schedule", "PT1S"))
                        .schedule()
                        .waits())
                .containsExactly(Duration.ofSeconds(1));
        assertThat(settings(Map.of(
                                "switchboard.callback.timeout", "PT15S",
                                "switchboard.callback.connect.timeout", "PT1S",
                                "switchboard.callback.concurrency", "7",
                                "switchboard.callback.concurrency.per.receiver", "3"))
                        .limits())
                .isEqualTo(new WebhookLimits(Duration.ofSeconds(1), Duration.ofSeconds(15), 3, 7));
    }

    @ParameterizedTest
    @CsvSource({
        "switchboard.mode, test",
        "switchboard.callback.http, yes",
        "switchboard.callback.allow, 10.0.0.1",
        "switchboard.callback.schedule, 5s",
        "switchboard.callback.timeout, 20",
        "switchboard.callback.timeout, PT0S",
        "switchboard.callback.connect.timeout, PT1H",
        "switchboard.callback.concurrency, 0",
        "switchboard.callback.concurrency.per.receiver, many"
    })
    void aValueThatCannotBeUsedIsNamed(String name, String value) {
        DeliverySettings settings = settings(Map.of(name, value));

        assertThatThrownBy(() -> {
                    settings.policy();
                    settings.schedule();
                    settings.limits();
                })
                .hasMessageStartingWith(name.toUpperCase(Locale.ROOT).replace('.', '_') + " can't be used: ")
                .hasMessageContaining(value);
    }

    private static DeliverySettings settings(Map<String, String> values) {
        return new DeliverySettings(name -> Optional.ofNullable(values.get(name)));
    }
}
