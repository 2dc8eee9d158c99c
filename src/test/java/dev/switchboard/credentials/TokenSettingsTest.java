package dev.switchboard.credentials;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of MicroProfile JWT that nobody heeds are refused, rather than silently left out. */
class TokenSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mp.jwt.verify.token.age",
                "mp.jwt.verify.clock.skew",
                "mp.jwt.decrypt.key.location",
                "mp.jwt.decrypt.key.algorithm",
                "mp.jwt.token.header",
                "mp.jwt.token.cookie"
            })
    void aPropertyThatIsNotReadStopsTheStart(String property) {
        assertThatThrownBy(() -> requireNoOtherThan(Map.of("mp.jwt.verify.issuer", "here", property, "60")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(property + " can't be used: ");
    }

    @Test
    void thoseThatAreReadDoNot() {
        assertThatCode(() -> requireNoOtherThan(Map.of(
                        "mp.jwt.verify.publickey", "k",
                        "mp.jwt.verify.publickey.location", "l",
                        "mp.jwt.verify.publickey.algorithm", "RS256",
                        "mp.jwt.verify.issuer", "here",
                        "mp.jwt.verify.audiences", "us")))
                .doesNotThrowAnyException();
    }

    private static void requireNoOtherThan(Map<String, String> settings) {
        TokenSettings.requireNoOther(property -> Optional.ofNullable(settings.get(property)));
    }
}
