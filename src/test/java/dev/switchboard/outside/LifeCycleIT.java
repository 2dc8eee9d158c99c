package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Switchboard as a process: started, stopped, started again, and refused a start. */
class LifeCycleIT {
    private static final int FAILURE = 1;
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final int AT_ONCE = 50;
    private static final int STATUS_LENGTH = "HTTP/1.1 200".length();

    /** Logged where a machine is slow, which is no defect. */
    private static final String OF_A_SLOW_MACHINE = ".*Beginning without the broker.*";

    @TempDir
    private Path data;

    @Test
    void aPlacedCallSurvivesARestart() {
        String call;
        try (SwitchboardProcess first = Launch.inDevelopment().onData(data).start()) {
            HttpAnswer placed = first.http().postJson("/api/calls", "{\"customerId\":\"C-1001\",\"agent\":\"anna\"}");
            call = URI.create(placed.header("Location")).getPath();

            assertThat(first.stop()).isEqualTo(ENDED_BY_SIGTERM);

            assertThat(FreePorts.isFree(first.port())).isTrue();
            assertThat(FreePorts.isFree(first.brokerPort())).isTrue();
            assertThat(first.output().replaceAll(OF_A_SLOW_MACHINE, "")).doesNotContain("Exception", "ERROR", "WARN");
        }
        try (SwitchboardProcess second = Launch.inDevelopment().onData(data).start()) {
            assertThat(second.http().get(call).json().getString("phoneNumber")).isEqualTo("+493023125096");
        }
    }

    @Test
    void whatAnOperatorHasChangedOfThePackedDeclarationsIsKept() {
        String service = "/api/services/crm.phone-number";
        try (SwitchboardProcess first = Launch.inDevelopment().onData(data).start()) {
            assertThat(first.http()
                            .put(service, "{\"repliers\":[\"switchboard\"]}")
                            .status())
                    .isEqualTo(200);
            assertThat(first.stop()).isEqualTo(ENDED_BY_SIGTERM);
        }
        try (SwitchboardProcess second = Launch.inDevelopment().onData(data).start()) {
            assertThat(second.http().get(service).json().getJsonArray("repliers"))
                    .hasSize(1);
        }
    }

    @Test
    void nobodyIsAnsweredBeforeTheApplicationIsThere() {
        Set<String> answers = Launch.inDevelopment().whileStarting(switchboard -> {
            Set<String> answered = new HashSet<>();
            switchboard.await("an answer", () -> Stream.generate(() -> statusOfAQuestion(switchboard))
                    .limit(AT_ONCE)
                    .flatMap(Optional::stream)
                    .peek(answered::add)
                    .anyMatch("HTTP/1.1 200"::equals));
            return answered;
        });

        assertThat(answers).containsExactly("HTTP/1.1 200");
    }

    /** Empty where there is no connection, or it is closed without an answer. */
    private static Optional<String> statusOfAQuestion(SwitchboardProcess switchboard) {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            String answer = caller.send("GET /api/services HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .next(STATUS_LENGTH);
            return Optional.of(answer).filter(status -> !status.isEmpty());
        } catch (UncheckedIOException e) {
            return Optional.empty();
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
                    .contains(file.toString(), "billing.balance", "timeout", "failed-start.log has more");
            assertThat(switchboard.data().resolve("failed-start.log")).content().contains("\tat ");
        }
    }

    private static void refused(Launch launch, String... words) {
        try (SwitchboardProcess switchboard = launch.spawn()) {
            assertThat(switchboard.awaitExit()).isEqualTo(FAILURE);
            assertThat(switchboard.output()).hasLineCount(1).contains(words);
        }
    }
}
