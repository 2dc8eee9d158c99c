package dev.switchboard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class WebhookSignatureTest {
    private static final SigningSecret SECRET = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Example
    void theStandardsTestVectorHolds() {
        Instant at = Instant.ofEpochSecond(1_614_265_330L, 999_999_999);

        String signature = WebhookSignature.of(
                List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Property
    void thePublishedLibraryVerifies(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 40) String id, @ForAll String body) {
        String text = wellFormed(body);

        assertThatCode(() -> verify(SECRET, signed(List.of(SECRET), id, text), text))
                .doesNotThrowAnyException();
    }

    @Example
    void whileSecretsChangeReceiversVerifyWithEither() {
        SigningSecret old = SigningSecret.generate(new SecureRandom());
        HttpHeaders headers = signed(List.of(SECRET, old), "id", "body");

        assertThatCode(() -> verify(SECRET, headers, "body")).doesNotThrowAnyException();
        assertThatCode(() -> verify(old, headers, "body")).doesNotThrowAnyException();
    }

    @Example
    void aChangedBodyOrAnotherSecretIsFoundOut() {
        HttpHeaders headers = signed(List.of(SECRET), "id", "body");

        assertThatThrownBy(() -> verify(SECRET, headers, "Body")).isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(SigningSecret.generate(new SecureRandom()), headers, "body"))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Example
    void whatCannotBeSignedIsRefused() {
        byte[] body = {};

        assertThatThrownBy(() -> WebhookSignature.of(List.of(SECRET), "a.b", Instant.EPOCH, body))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookSignature.of(List.of(), "a", Instant.EPOCH, body))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpHeaders signed(List<SigningSecret> secrets, String id, String body) {
        Map<String, String> headers =
                WebhookHeaders.signed(Map.of(), id, Clock.systemUTC().instant(), body.getBytes(UTF_8), secrets);
        return HttpHeaders.of(
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (name, value) -> true);
    }

    private static void verify(SigningSecret secret, HttpHeaders headers, String body)
            throws WebhookVerificationException {
        new Webhook(secret.text()).verify(body, headers.map());
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }
}
