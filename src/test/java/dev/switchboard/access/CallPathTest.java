package dev.switchboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/api/services/a.b, /api/services/a.b",
        "/api/%73ervices, /api/services",
        "/api/services;x=1/a;y, /api/services/a",
        "/api/services/a+b, /api/services/a+b",
        "/api/services/%C3%A4, /api/services/ä",
        "/api/%2573ervices, /api/%73ervices",
        "/api/services/, /api/services/"
    })
    void aPathIsReadAsWhoeverAnswersReadsIt(String raw, String read) {
        assertThat(CallPath.of(raw)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api",
                "//api",
                "/api//keys",
                "/api/./keys",
                "/api/../keys",
                "/desk/..;x=1/api/keys",
                "/desk/%2e%2e/api",
                "/api/services/a%2Fb",
                "/api/services/a%5Cb",
                "/a\\b",
                "/api/%zz",
                "/api/%",
                "/api/%00",
                "/api/;x/keys",
                "/desk/..%2Fapi/keys",
                "/api/%C3",
                "/.well-known/../api/keys"
            })
    void aPathThatMayBeReadInTwoWaysIsNotRead(String raw) {
        assertThat(CallPath.of(raw)).isEmpty();
    }
}
