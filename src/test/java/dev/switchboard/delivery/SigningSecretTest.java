package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class SigningSecretTest {

    @Property
    void aSecretHas24To64Bytes(@ForAll @Size(max = 100) byte[] bytes) {
        String text = "whsec_" + Base64.getEncoder().encodeToString(bytes);

        if (bytes.length >= 24 && bytes.length <= 64) {
            assertThat(SigningSecret.parse(text).text()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> SigningSecret.parse(text)).hasMessageContaining("24 to 64 bytes");
        }
    }

    @Example
    void aGeneratedSecretCanBeReadAndIsNewEachTime() {
        SecureRandom random = new SecureRandom();
        SigningSecret secret = SigningSecret.generate(random);

        assertThat(SigningSecret.parse(secret.text())).isEqualTo(secret);
        assertThat(SigningSecret.generate(random)).isNotEqualTo(secret);
    }

    @Example
    void itNeverPrintsItself() {
        SigningSecret secret = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret).hasToString("whsec_…");
    }

    @Example
    void anUnusableOneIsNotRepeated() {
        assertThat(List.of(
                        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "whsec_short",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZI*2LaLaSw",
                        ""))
                .allSatisfy(text -> assertThatThrownBy(() -> SigningSecret.parse(text))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasNoCause()
                        .hasMessage("A signing secret is whsec_ and the base64 of 24 to 64 bytes"));
    }
}
