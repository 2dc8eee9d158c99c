package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ReturnAddress;
import dev.switchboard.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "order-4711, order-4711",
                "'\"order-4711\"', order-4711",
                "'  \"order 4711\" ', order 4711",
                "'\"with \\\" and \\\\\"', 'with \" and \\'",
                "8e03978e-40d5-43dd-bc93-6894a57f9324, 8e03978e-40d5-43dd-bc93-6894a57f9324",
            })
    void quotedOrBareItIsTheSameKey(String header, String key) {
        assertThat(IdempotencyKey.read(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"open",
                "open\"",
                "two words",
                "\"a\"b\"",
                "\"a\";b",
                "\"\\a\"",
                "\"ä\"",
                "ä",
                "a\u0000b",
                "\"tab\tin\""
            })
    void whatIsNeitherIsRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.read(header)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aKeyHas255CharactersAtMost() {
        assertThat(IdempotencyKey.read("k".repeat(255))).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.read("k".repeat(256))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> IdempotencyKey.read('"' + "k".repeat(256) + '"'))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void eachPartOfARequestIsInItsFingerprint() {
        String request = fingerprint("a.service", "text/plain", "body", Optional.empty());

        assertThat(fingerprint("a.service", "text/plain", "body", Optional.empty()))
                .isEqualTo(request);
        assertThat(fingerprint("b.service", "text/plain", "body", Optional.empty()))
                .isNotEqualTo(request);
        assertThat(fingerprint("a.service", "text/html", "body", Optional.empty()))
                .isNotEqualTo(request);
        assertThat(fingerprint("a.service", "text/plain", "bodY", Optional.empty()))
                .isNotEqualTo(request);
        assertThat(fingerprint("a.service", "text/plain", "body", Optional.of(ReturnAddress.of("jms:queue:a"))))
                .isNotEqualTo(request);
    }

    @Test
    void nothingMovesFromOnePartOfAFingerprintToTheNext() {
        assertThat(fingerprint("a", "bc", "d", Optional.empty()))
                .isNotEqualTo(fingerprint("ab", "c", "d", Optional.empty()));
    }

    private static String fingerprint(String service, String type, String body, Optional<ReturnAddress> address) {
        return Fingerprint.of(service, new Content(type, body.getBytes(StandardCharsets.UTF_8)), address);
    }
}
