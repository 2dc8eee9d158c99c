package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A key that may be used twice a second. */
@ExtendWith(SharedProduction.class)
class RateLimitIT {
    private static final int MANY = 1_000;
    private static SwitchboardProcess switchboard;
    private TestKey key;

    @BeforeAll
    static void share(SwitchboardProcess shared) {
        switchboard = shared;
    }

    @BeforeEach
    void makeTheKey() {
        key = TestKey.make(switchboard, "\"roles\":[\"operator\"],\"rateLimit\":2");
    }

    @AfterEach
    void revokeTheKey() {
        key.revoke();
    }

    @Test
    void whoCallsTooOftenIsToldWhenHeMayCallAgain() {
        HttpAnswer refused = callUntilRefused();

        assertThat(refused.problem(429, "rate-limited").getString("detail")).contains("2 calls a second");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=1");
        assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=1");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> key.caller().get("/api/services").status() == 200);
    }

    @Test
    void thatHoldsForWhatIsRefusedAsWellAndInNobodysPlace() {
        TestKey other = TestKey.ofRoles(switchboard, "requestor");
        callUntilRefused();

        assertThat(Stream.generate(() -> key.caller().get("/api/exchanges/none"))
                        .limit(MANY)
                        .anyMatch(answer -> answer.status() == 429))
                .isTrue();
        assertThat(other.caller().get("/api/services").status()).isEqualTo(200);
        other.revoke();
    }

    @Test
    void healthMetricsAndPagesAreNotLimited() {
        for (String path : new String[] {"/health", "/metrics", "/console/", "/api/session"}) {
            assertThat(Stream.generate(() -> key.caller().get(path).status()).limit(10))
                    .as(path)
                    .containsOnly(200);
        }
    }

    @Test
    void theRefusalIsCalledByItsName() {
        assertThat(Stream.generate(this::answerAsItIsWritten).limit(MANY))
                .anyMatch(answer -> answer.startsWith("HTTP/1.1 429 Too Many Requests\r\n"));
    }

    private String answerAsItIsWritten() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            return caller.send(
                            "GET /api/services HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                                    + key.text() + "\r\n\r\n")
                    .everything();
        }
    }

    private HttpAnswer callUntilRefused() {
        return Stream.generate(() -> key.caller().get("/api/services"))
                .limit(MANY)
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
    }
}
