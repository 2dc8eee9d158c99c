package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSecretTest {
    private static final String GIVEN = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    private final Map<String, String> kept = new HashMap<>();
    private final SecretStore store = (name, text, now) -> kept.computeIfAbsent(name, any -> text);

    @Test
    void theConfiguredOneIsUsedAndNotKept() {
        assertThat(of(Optional.of(GIVEN)).secret().text()).isEqualTo(GIVEN);
        assertThat(kept).isEmpty();
    }

    @Test
    void withoutOneItIsMadeAtTheFirstStartAndTheSameAtTheNext() {
        String first = of(Optional.empty()).secret().text();

        assertThat(first).startsWith("whsec_");
        assertThat(of(Optional.of(" ")).secret().text()).isEqualTo(first);
        kept.clear();
        assertThat(of(Optional.empty()).secret().text()).as("of another system").isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "whsec_c2hvcnQ=", "whsec_%%%"})
    void anUnusableOneIsNamedByItsVariableAndNotTold(String secret) {
        assertThatThrownBy(() -> of(Optional.of(secret)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SWITCHBOARD_CALLBACK_SECRET")
                .hasMessageNotContaining(secret);
    }

    private CallbackSecret of(Optional<String> configured) {
        return CallbackSecret.of(configured, store, InstantSource.system());
    }
}
