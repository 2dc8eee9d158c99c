package dev.switchboard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.byteman.check.RuleCheck;
import org.jboss.byteman.check.RuleCheckResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules name classes and methods of production code; a rule that names what isn't there would do nothing, silently. */
class RulesTest {
    private static final Pattern CALLED = Pattern.compile("(?m)^DO at\\(\"(.*)\"\\)$");

    static Stream<String> scripts() {
        return Stream.concat(
                Stream.of(Injection.POINTS, Injection.FIRST_KEY),
                Arrays.stream(Defect.values()).map(Defect::text));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyRuleFitsTheCodeThatItNames(String script) {
        RuleCheck check = new RuleCheck();
        check.addRuleFile(Injection.script(script).toString());

        check.checkRules();

        RuleCheckResult result = check.getResult();
        assertThat(result.getErrorMessages()).isEmpty();
        assertThat(result.getWarningMessages()).isEmpty();
    }

    @Test
    void everyPointHasItsRule() throws IOException {
        List<String> called = CALLED.matcher(Files.readString(Injection.script(Injection.POINTS)))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(called).hasSize(Point.values().length);
        for (Point point : Point.values()) {
            assertThat(called).contains("DO at(\"" + point.text() + "\")");
        }
    }
}
