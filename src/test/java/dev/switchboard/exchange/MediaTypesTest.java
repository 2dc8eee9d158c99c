package dev.switchboard.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;charset=UTF-8",
                "text/plain ; charset=\"utf-8\" ; format=flowed",
                "text/plain;",
                "application/vnd.api+json; profile=\"https://example.org/a b;c\"",
                "multipart/form-data; boundary=\"a\\\"b\"",
                "application/json; a=\"\""
            })
    void theseAre(String text) {
        assertThat(MediaTypes.isMediaType(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "json",
                "/",
                "text/",
                "/plain",
                "text / plain",
                "text/plain charset=UTF-8",
                "text/plain; charset",
                "text/plain; charset=",
                "text/plain; a=\"b",
                "text/plain\r\nSet-Cookie: a=b",
                "text/plain; a=\"\r\n\"",
                "text/plain\n",
                "text/pl\u00e4in",
                "text/plain; a=\"\u0000\""
            })
    void theseAreNot(String text) {
        assertThat(MediaTypes.isMediaType(text)).isFalse();
    }

    @Test
    void lengthCostsNeitherTimeNorStack() {
        assertThat(MediaTypes.isMediaType("text/plain; a=\"" + "\\a".repeat(490) + "\""))
                .isTrue();
        assertThat(MediaTypes.isMediaType("text/plain" + "; a=b".repeat(1_000_000)))
                .isFalse();
    }
}
