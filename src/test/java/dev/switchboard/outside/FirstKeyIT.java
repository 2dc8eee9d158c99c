package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first operator gets in. */
class FirstKeyIT {
    private static final Pattern KEY = Pattern.compile("sb_[A-Za-z0-9_-]{43}");

    @TempDir
    private Path data;

    @Test
    void theFirstStartShowsAKeyAndTheNextOneNone() {
        Launch launch = Launch.inProduction().without(Launch.OPERATOR_KEY).onData(data);
        String key;
        try (SwitchboardProcess first = launch.spawn()) {
            first.await("a key", () -> first.output().contains("makes others"));
            Matcher shown = KEY.matcher(first.output());
            assertThat(shown.find()).isTrue();
            key = shown.group();
            first.await(
                    "it to be kept",
                    () -> first.http().bearing(key).get("/api/keys").status() == 200);
            first.http().get("/api/keys").problem(401, "not-authenticated");
            first.kill();
        }
        try (SwitchboardProcess second = launch.spawn()) {
            second.await("its start", () -> second.output().contains("by API key"));
            second.await(
                    "the key", () -> second.http().bearing(key).get("/api/keys").status() == 200);
            assertThat(KEY.matcher(second.output()).find()).isFalse();
        }
    }

    @Test
    void anOperatorsKeyThatIsNoneStopsTheStartWithoutBeingShown() {
        try (SwitchboardProcess refused = Launch.inProduction()
                .with(Launch.OPERATOR_KEY, "sb_too-short")
                .onData(data)
                .spawn()) {
            assertThat(refused.awaitExit()).isEqualTo(1);
            assertThat(refused.output()).contains("SWITCHBOARD_OPERATOR_KEY").doesNotContain("too-short");
        }
    }
}
