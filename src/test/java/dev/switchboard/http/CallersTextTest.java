package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Headers, parameters and JSON of callers: read, or a problem, and never another failure. */
class CallersTextTest {
    private static final int DEPTH = 20;

    private final RequestBody body = new RequestBody(1_000, DEPTH);

    @Provide
    Arbitrary<String> preferences() {
        return HostileText.of("respond-async,wait=0123456789;\" \t");
    }

    @Provide
    Arbitrary<String> json() {
        return HostileText.of("{}[]\",:0123456789.eE+-truefalsn\\u \n");
    }

    @Property(tries = 200)
    void preferencesAreReadOrIgnored(@ForAll @Size(max = 3) List<@From("preferences") String> headers) {
        Preferences read = Preferences.read(headers);

        assertThat(read.patience().orElse(Duration.ofSeconds(1)))
                .isBetween(Duration.ofSeconds(1), Duration.ofDays(36_500));
    }

    @Property(tries = 100)
    void aPreferenceIsFoundAmongOthers(
            @ForAll @IntRange(min = 1, max = 999_999_999) int seconds, @ForAll boolean quoted, @ForAll boolean apart) {
        String wait = "wait=" + (quoted ? "\"" + seconds + "\"" : seconds);
        List<String> headers = apart
                ? List.of("respond-async", "x; y=z, " + wait)
                : List.of("handling=lenient, respond-async ," + wait + "; a=b");

        assertThat(Preferences.read(headers))
                .isEqualTo(new Preferences(true, java.util.Optional.of(Duration.ofSeconds(seconds))));
    }

    @Property(tries = 200)
    void aLimitIsReadOrAProblem(@ForAll @From("preferences") String text) {
        Throwable thrown = catchThrowable(() -> assertThat(PageLimit.read(text)).isBetween(1, 500));

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), CallersTextTest::isProblem);
    }

    @Property(tries = 500)
    void jsonIsReadOrAProblem(@ForAll @From("json") String text) {
        Throwable thrown = catchThrowable(() -> {
            JsonValue read = body.parseShallow(text.getBytes(StandardCharsets.UTF_8));
            assertThat(RequestBody.parse(read.toString().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(read);
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), CallersTextTest::isProblem);
    }

    @Property(tries = 200)
    void bytesAreReadOrAProblem(@ForAll byte[] bytes) {
        assertThat(catchThrowable(() -> body.parseShallow(bytes)))
                .satisfiesAnyOf(none -> assertThat(none).isNull(), CallersTextTest::isProblem);
    }

    @Property(tries = 100)
    void jsonIsReadAsDeeplyAsTheLimit(
            @ForAll @IntRange(min = 1, max = 2 * DEPTH) int depth, @ForAll("inner") String inner) {
        byte[] nested = ("[".repeat(depth) + inner + "]".repeat(depth)).getBytes(StandardCharsets.UTF_8);

        assertThat(catchThrowable(() -> body.parseShallow(nested)) == null).isEqualTo(depth <= DEPTH);
    }

    @Provide
    Arbitrary<String> inner() {
        return Arbitraries.of("", "1", "\"[[[\"", "null");
    }

    @Property(tries = 100)
    void whatIsWrittenIsRead(@ForAll String text, @ForAll long number) {
        JsonValue written = Json.createArrayBuilder().add(text).add(number).build();

        assertThat(body.parseShallow(written.toString().getBytes(StandardCharsets.UTF_8))
                        .asJsonArray()
                        .getJsonNumber(1)
                        .longValueExact())
                .isEqualTo(number);
    }

    private static void isProblem(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ProblemException.class);
    }
}
