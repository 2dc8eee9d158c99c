package dev.switchboard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first operator gets in, also where the process dies after it has shown him his key. */
class FirstKeyIT {
    private static final Pattern KEY = Pattern.compile("sb_[A-Za-z0-9_-]{43}");
    private static final String OPERATOR_KEY = "SWITCHBOARD_OPERATOR_KEY";
    private static final String POINT = "before-keeping";
    private static final int ENDED_BY_SIGKILL = 137;

    @TempDir
    private Path folder;

    private Path data;
    private Path faults;

    @BeforeEach
    void makeFolders() throws IOException {
        data = folder.resolve("data");
        faults = Files.createDirectory(folder.resolve("faults"));
    }

    @Test
    void theFirstStartThatIsNotKilledBeforehandShowsTheOneKeyAndTheNextNone() throws IOException {
        Launch launch = Launch.inProduction().without(OPERATOR_KEY).onData(data);
        String lost = shownAndNotKept(launch);

        String key = launch.whileStarting(first -> shownAndKept(first, lost));

        launch.whileStarting(second -> {
            second.await("its start", () -> second.output().contains("by API key"));
            second.await("the key", () -> keys(second, key) == 200);
            assertThat(keys(second, lost)).isEqualTo(401);
            assertThat(KEY.matcher(second.output()).find()).isFalse();
            return second;
        });
    }

    private String shownAndNotKept(Launch launch) throws IOException {
        Files.writeString(Assassin.armed(faults), POINT);
        Launch toBeKilled = launch.with(Injection.options(faults, Stream.of(Injection.FIRST_KEY)));
        String shown = toBeKilled.whileStarting(killed -> {
            assertThat(killed.awaitExit()).isEqualTo(ENDED_BY_SIGKILL);
            return shown(killed);
        });
        assertThat(Assassin.killed(faults)).hasContent(POINT);
        return shown;
    }

    private static String shownAndKept(SwitchboardProcess first, String lost) {
        first.await("a key", () -> first.output().contains("makes others"));
        String key = shown(first);
        assertThat(key).isNotEqualTo(lost);
        first.await("it to be kept", () -> keys(first, key) == 200);
        assertThat(keys(first, lost)).isEqualTo(401);
        assertThat(first.http().bearing(key).get("/api/keys").json().getJsonArray("keys"))
                .hasSize(1);
        first.http().get("/api/keys").problem(401, "not-authenticated");
        first.kill();
        return key;
    }

    private static String shown(SwitchboardProcess switchboard) {
        Set<String> keys = KEY.matcher(switchboard.output())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(keys).hasSize(1);
        return keys.iterator().next();
    }

    private static int keys(SwitchboardProcess switchboard, String key) {
        return switchboard.http().bearing(key).get("/api/keys").status();
    }

    @Test
    void anOperatorsKeyThatIsNoneStopsTheStartWithoutBeingShown() {
        try (SwitchboardProcess refused = Launch.inProduction()
                .with(OPERATOR_KEY, "sb_too-short")
                .onData(data)
                .spawn()) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.output()).contains(OPERATOR_KEY).doesNotContain("too-short");
        }
    }
}
