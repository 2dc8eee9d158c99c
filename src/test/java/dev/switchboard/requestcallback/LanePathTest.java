package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanePathTest {
    @ParameterizedTest
    @CsvSource({
        "/api/services/a.b/requests, /api/services/a.b/requests",
        "/api/services/a%2Eb/requests, /api/services/a.b/requests",
        "/api/services/a.b;c=d/requests;e, /api/services/a.b/requests",
        "/api/services/a+b/requests, /api/services/a+b/requests",
        "/api/services/a%3Bb/requests, /api/services/a;b/requests",
        "/api/services/a%zz/requests, /api/services/a%zz/requests",
    })
    void aPathIsReadAsJaxRsReadsIt(String written, String read) {
        assertThat(LanePath.of(written)).isEqualTo(read);
    }
}
