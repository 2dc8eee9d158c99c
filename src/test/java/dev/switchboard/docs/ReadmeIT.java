package dev.switchboard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The README's tour, command by command; it takes a shell and curl. With {@code -Dtour=localhost:8080} the Switchboard that is there walks it, by
 * the operator's key of the environment.
 */
class ReadmeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Optional<String> RUNNING = Optional.ofNullable(System.getProperty("tour"));
    private static final String BY_KEY = """
            curl() { command curl -H "Authorization: Bearer $SWITCHBOARD_OPERATOR_KEY" "$@"; }
            """;

    /** The ids that this run has in place of the document's. */
    private final Map<String, String> ids = new HashMap<>();

    @Test
    void everyCommandPrintsWhatTheReadmeShows() throws Exception {
        assumeTrue(isThere("bash") && isThere("curl"), "a shell and curl");
        List<Example> examples = Example.in(Path.of("README.md"));
        assertThat(examples).hasSizeGreaterThan(10);
        if (RUNNING.isPresent()) {
            examples.forEach(example -> follow(example, RUNNING.get()));
            return;
        }
        try (SwitchboardProcess switchboard = Launch.inDevelopment().start()) {
            examples.forEach(example -> follow(example, "localhost:" + switchboard.port()));
        }
    }

    /** What only asks is asked again until things are as the document has them. */
    private void follow(Example example, String address) {
        if (example.onlyAsks()) {
            await().atMost(PATIENCE).untilAsserted(() -> run(example, address));
        } else {
            run(example, address);
        }
    }

    private void run(Example example, String address) {
        String command = asOfThisRun(example.command()).replace("localhost:8080", address);
        List<String> printed = printed(RUNNING.isPresent() ? BY_KEY + command : command);
        assertThat(Output.has(printed, example.output()))
                .as("%s%nshown: %s%nprinted: %s", example, example.output(), printed)
                .isTrue();
        List<String> shown = Output.ids(String.join("\n", example.output()));
        List<String> actual = Output.ids(String.join("\n", printed));
        for (int i = 0; i < shown.size(); i++) {
            ids.putIfAbsent(shown.get(i), actual.get(i));
        }
    }

    private String asOfThisRun(String command) {
        String own = command;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            own = own.replace(id.getKey(), id.getValue());
        }
        return own;
    }

    private static List<String> printed(String command) {
        try {
            Process shell = new ProcessBuilder("bash", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            shell.getOutputStream().close();
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(command, e);
        }
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
