package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operators see in {@code /metrics} how many calls are turned away, and why; not whose. */
@ExtendWith(SharedProduction.class)
class TurnedAwayIT {
    private static final String[] REASONS = {
        "not-authenticated", "invalid-key", "forbidden", "cross-site-request", "rate-limited"
    };
    private static final String WRONG = "sb_" + "w".repeat(43);
    private static SwitchboardProcess switchboard;
    private Map<String, Double> before = Map.of();

    @BeforeAll
    static void share(SwitchboardProcess shared) {
        switchboard = shared;
    }

    @BeforeEach
    void look() {
        before = counts();
    }

    private static Map<String, Double> counts() {
        Figures figures = Figures.of(switchboard);
        Map<String, Double> counts = new TreeMap<>();
        for (String reason : REASONS) {
            counts.put(reason, figures.value("switchboard_calls_turned_away_total{problem=\"" + reason + "\"}"));
        }
        return counts;
    }

    @AfterEach
    void nobodyIsNamed() {
        assertThat(Figures.of(switchboard).samples())
                .filteredOn(sample -> sample.startsWith("switchboard_calls_turned_away"))
                .hasSize(REASONS.length);
    }

    /** And nothing else. */
    private void counted(String reason, int calls) {
        Map<String, Double> expected = new TreeMap<>(before);
        expected.merge(reason, (double) calls, Double::sum);
        assertThat(counts()).isEqualTo(expected);
    }

    @Test
    void whoHasNoKeyIsCounted() {
        switchboard.http().withoutKey().get("/api/services").problem(401, "not-authenticated");

        counted("not-authenticated", 1);
    }

    @Test
    void whoHasAWrongKeyOrTokenIsCounted() {
        switchboard.http().bearing(WRONG).get("/api/services").problem(401, "invalid-key");
        switchboard.http().bearing("a.b.c").get("/api/services").problem(401, "invalid-key");

        counted("invalid-key", 2);
    }

    @Test
    void whoFailsToSignInIsCounted() {
        HttpAnswer refused = switchboard.http().withoutKey().postJson("/api/session", "{\"key\":\"" + WRONG + "\"}");

        assertThat(refused.status()).isIn(401, 429); // after others who failed
        counted(refused.json().getString("type").substring("/problems/".length()), 1);
    }

    @Test
    void whoMayNotDoThatIsCountedWhereverItIsSeen() {
        try (OwnService service = OwnService.declare(switchboard)) {
            TestKey limited =
                    TestKey.make(switchboard, "\"roles\":[\"requestor\"],\"services\":[\"" + service.name() + "\"]");

            limited.caller().get("/api/keys").problem(403, "forbidden");
            limited.caller().ask("crm.phone-number", "{}").problem(403, "forbidden");
            limited.caller()
                    .call(service.path() + "/requests", request -> request.header(
                                    "Callback-Url", "jms:queue:crm.phone-number")
                            .POST(BodyPublishers.ofString("?")))
                    .problem(403, "forbidden");
            limited.revoke();

            counted("forbidden", 3);
        }
    }

    @Test
    void anotherSitesPageIsCounted() {
        switchboard
                .http()
                .withoutKey()
                .call("/api/session", request -> request.header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .problem(403, "cross-site-request");

        counted("cross-site-request", 1);
    }

    @Test
    void whoCallsTooOftenIsCounted() {
        TestKey key = TestKey.make(switchboard, "\"roles\":[\"requestor\"],\"rateLimit\":1");

        long refused = Stream.generate(() -> key.caller().get("/api/services"))
                .limit(30)
                .filter(answer -> answer.status() == 429)
                .count();
        key.revoke();

        assertThat(refused).isPositive();
        counted("rate-limited", (int) refused);
    }

    @Test
    void whoIsRefusedForWhatHeAsksIsNot() {
        switchboard.http().ask("never.declared", "{}").problem(404, "unknown-service");
        switchboard.http().get("/api/nothing").problem(404, "not-found");

        counted("forbidden", 0);
    }
}
