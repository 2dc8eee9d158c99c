package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Switchboard as a process: started, stopped, started again, and refused a start. */
class LifeCycleIT {
    private static final int FAILURE = 1;
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    private Path data;

    @Test
    void aPlacedCallSurvivesARestart() {
        String call;
        try (SwitchboardProcess first = Launch.inDevelopment().onData(data).start()) {
            HttpAnswer placed = first.http().postJson("/api/calls", "{\"customerId\":\"C-1001\",\"agent\":\"anna\"}");
            call = URI.create(placed.header("Location")).getPath();

            assertThat(first.stop()).isIn(0, ENDED_BY_SIGTERM);

            assertThat(FreePorts.isFree(first.port())).isTrue();
            assertThat(FreePorts.isFree(first.brokerPort())).isTrue();
            assertThat(first.output()).doesNotContain("Exception", "ERROR");
        }
        try (SwitchboardProcess second = Launch.inDevelopment().onData(data).start()) {
            assertThat(second.http().get(call).json().getString("phoneNumber")).isEqualTo("+493023125096");
        }
    }

    @Test
    void aTakenHttpPortIsRefusedInOneLine() throws Exception {
        try (ServerSocket somebody = FreePorts.listen(0)) {
            String port = Integer.toString(somebody.getLocalPort());

            refused(Launch.inDevelopment().with("SWITCHBOARD_PORT", port), port, "SWITCHBOARD_PORT");
        }
    }

    @Test
    void aTakenBrokerPortIsRefusedInOneLine() throws Exception {
        try (ServerSocket somebody = FreePorts.listen(0)) {
            String port = Integer.toString(somebody.getLocalPort());

            refused(Launch.inDevelopment().with("BROKER_PORT", port), port, "BROKER_PORT");
        }
    }

    @Test
    void aSettingThatCannotBeReadIsRefusedInOneLine() {
        refused(Launch.inDevelopment().with("SWITCHBOARD_PORT", "many"), "many", "SWITCHBOARD_PORT");
    }

    @Test
    void aDeclarationFileThatCannotBeUsedIsRefusedInOneLine() throws Exception {
        Path file = Files.writeString(data.resolve("wrong.json"), """
                {"services": {"billing.balance": {"timeout": "soon"}}}""");
        Launch launch = Launch.inDevelopment().with("SWITCHBOARD_DECLARATIONS", file.toString());

        try (SwitchboardProcess switchboard = launch.spawn()) {
            assertThat(switchboard.awaitExit()).isEqualTo(FAILURE);
            assertThat(switchboard.output().lines().filter(line -> !line.equals("Switchboard is starting")))
                    .singleElement()
                    .asString()
                    .contains(file.toString(), "billing.balance", "timeout");
        }
    }

    private static void refused(Launch launch, String... words) {
        try (SwitchboardProcess switchboard = launch.spawn()) {
            assertThat(switchboard.awaitExit()).isEqualTo(FAILURE);
            assertThat(switchboard.output()).hasLineCount(1).contains(words);
        }
    }
}
