package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health while all is well; what it says when something is away is tested where that is away. */
@ExtendWith(SharedSwitchboard.class)
class HealthIT {
    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
    void allIsWell(String path, SwitchboardProcess switchboard) {
        HttpAnswer answer = switchboard.http().get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("status")).isEqualTo("UP");
        assertThat(answer.json().getJsonArray("checks")).isNotEmpty();
    }

    @Test
    void readinessTellsOfBrokerAndLedger(SwitchboardProcess switchboard) {
        await().atMost(OwnService.PATIENCE).untilAsserted(() -> assertThat(
                        switchboard.http().get("/health/ready").body())
                .contains("\"broker\":\"up\"", "\"ledger\":\"up\"", "\"stopping\":\"false\""));
    }
}
