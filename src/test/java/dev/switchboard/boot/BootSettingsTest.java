package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.boot.BootSettings.Mode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootSettingsTest {

    @Test
    void anEmptyEnvironmentHasTheDefaultsOfTheContract() {
        BootSettings settings = BootSettings.from(Map.of());

        assertThat(settings.mode()).isEqualTo(Mode.PRODUCTION);
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.logLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void inDevelopmentTheBrokerListens() {
        assertThat(in("development").broker().port()).contains(61_616);
    }

    @Test
    void inProductionTheBrokerListensOnlyWithAPassword() {
        assertThat(in("production").broker().port()).isEmpty();
        assertThat(in("production", "BROKER_PASSWORD", "secret").broker().port())
                .contains(61_616);
    }

    @Test
    void anExternalBrokerNeedsNoPortHere() {
        assertThat(in("development", "BROKER_URL", "tcp://broker:61616")
                        .broker()
                        .port())
                .isEmpty();
    }

    @Test
    void portZeroKeepsTheBrokerToItself() {
        assertThat(in("development", "BROKER_PORT", "0").broker().port()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"error, SEVERE", "warning, WARNING", "info, INFO", "debug, FINE"})
    void theLogLevelHasAnOperatorsName(String name, String level) {
        assertThat(in("development", "SWITCHBOARD_LOG_LEVEL", name).logLevel()).isEqualTo(Level.parse(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyVariableIsAsGoodAsNone(String empty) {
        BootSettings settings = BootSettings.from(
                Map.of("SWITCHBOARD_MODE", empty, "SWITCHBOARD_PORT", empty, "SWITCHBOARD_DATA", empty));

        assertThat(settings).isEqualTo(BootSettings.from(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "SWITCHBOARD_MODE, test",
        "SWITCHBOARD_PORT, many",
        "SWITCHBOARD_PORT, 0",
        "SWITCHBOARD_PORT, 65536",
        "SWITCHBOARD_PORT, -1",
        "SWITCHBOARD_PORT, 99999999999",
        "BROKER_PORT, 65536",
        "SWITCHBOARD_LOG_LEVEL, loud"
    })
    void aWrongValueIsRefusedByNameAndValue(String variable, String value) {
        assertThatThrownBy(() -> BootSettings.from(Map.of(variable, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(variable, value);
    }

    private static BootSettings in(String mode, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of("SWITCHBOARD_MODE", mode));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return BootSettings.from(environment);
    }
}
