package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number and every duration of {@code docs/configuration.md} is held to the range that stands there, before anything starts. */
class DocumentedRangesTest {
    private static final Path DOCUMENT = Path.of("docs", "configuration.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[A-Z_`, ]+`) \\| ([^|]+) \\| (.+) \\|$");
    private static final Pattern MEASURE = Pattern.compile("`?([0-9]+|P[T0-9].*)`?");
    private static final Pattern REFUSAL = Pattern.compile("([A-Z_]+) must be .* from (\\S+) to (\\S+), not .*");
    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(name = \"([a-z.]+)\"[^)]*\\)\\s+(?:private )?(?:int|long|Duration) ");

    /** Numbers, although there is none where nothing is said. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of("SWITCHBOARD_RATE_LIMIT");

    /** What the launcher makes of DATABASE_POOL_SIZE. */
    private static final String OF_THE_LAUNCHER = "SWITCHBOARD_DATABASE_POOL";

    private record Setting(String variable, String standard, String meaning) {
        boolean isDuration() {
            return standard.startsWith("P");
        }

        /** For the name of the test. */
        @Override
        public String toString() {
            return variable;
        }
    }

    static List<Setting> measures() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(DocumentedRangesTest::settings)
                .filter(setting ->
                        MEASURE.matcher(setting.standard()).matches() || WITHOUT_DEFAULT.contains(setting.variable()))
                .toList();
    }

    private static Stream<Setting> settings(MatchResult row) {
        return Arrays.stream(row.group(1).replace("`", "").split(", ", -1))
                .map(variable -> new Setting(
                        variable, row.group(2).replace("`", ""), row.group(3).replace("`", "")));
    }

    @Test
    void thereAreSuch() throws IOException {
        assertThat(measures())
                .extracting(Setting::variable)
                .contains("SWITCHBOARD_PORT", "SWITCHBOARD_RETENTION", "SWITCHBOARD_RATE_LIMIT", "DATABASE_POOL_SIZE")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("measures")
    void whatIsNoneIsRefusedInASentenceWithTheDocumentedRange(Setting setting) {
        for (String value :
                List.of("many", "-1", "1.5", "0x10", "99999999999", "-PT1S", "P9999D", "PT", "PT1S,", "1 ")) {
            Matcher refusal = refusal(setting, value);

            assertThat(refusal.group(1)).isEqualTo(setting.variable());
            assertThat(setting.meaning()).contains(refusal.group(2) + " to " + refusal.group(3));
        }
    }

    @ParameterizedTest
    @MethodSource("measures")
    void whatIsInTheRangeIsTakenAndNothingBesides(Setting setting) {
        Matcher range = refusal(setting, "many");
        String least = range.group(2);
        String most = range.group(3);

        for (String value : List.of(least, most)) {
            assertThatNoException().as(value).isThrownBy(() -> start(setting, value));
        }
        if (setting.isDuration()) {
            refusal(setting, Duration.parse(least).minusNanos(1).toString());
            refusal(setting, Duration.parse(most).plusNanos(1).toString());
        } else {
            refusal(setting, Integer.toString(Integer.parseInt(least) - 1));
            refusal(setting, Integer.toString(Integer.parseInt(most) + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("measures")
    void whatStandsThereAsDefaultIsTaken(Setting setting) {
        if (!WITHOUT_DEFAULT.contains(setting.variable())) {
            assertThatNoException().isThrownBy(() -> start(setting, setting.standard()));
        }
    }

    @Test
    void everyNumberAndDurationThatIsInjectedIsDocumented() throws IOException {
        List<String> documented = measures().stream().map(Setting::variable).toList();

        try (Stream<Path> sources = Files.walk(SOURCES)) {
            List<String> injected = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(DocumentedRangesTest::injected)
                    .filter(variable -> !variable.equals(OF_THE_LAUNCHER))
                    .toList();

            assertThat(injected).hasSizeGreaterThan(5).isSubsetOf(documented);
        }
    }

    private static Stream<String> injected(Path source) {
        try {
            return INJECTED.matcher(Files.readString(source))
                    .results()
                    .map(found -> found.group(1).toUpperCase(Locale.ROOT).replace('.', '_'));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Setting setting, String value) {
        BootSettings.from(Map.of(setting.variable(), value));
    }

    private static Matcher refusal(Setting setting, String value) {
        Matcher[] read = new Matcher[1];
        assertThatExceptionOfType(Refusal.class)
                .as(value)
                .isThrownBy(() -> start(setting, value))
                .satisfies(refusal -> {
                    read[0] = REFUSAL.matcher(refusal.reason());
                    assertThat(read[0].matches()).as(refusal.reason()).isTrue();
                });
        return read[0];
    }
}
