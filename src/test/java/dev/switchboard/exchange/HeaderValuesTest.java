package dev.switchboard.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.HostileText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a header or a property has in it: read, or taken for nothing, and never a failure. */
class HeaderValuesTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Provide
    Arbitrary<String> traces() {
        return HostileText.of("0123456789abcdef- \t,=~!\u0000\n");
    }

    @Provide
    Arbitrary<String> types() {
        return HostileText.of("atx/;=\"\\ \t+.,json\u0000\n");
    }

    @Property(tries = 200)
    void aTraceIsPassedOnAsItCame(@ForAll @From("traces") String parent, @ForAll @From("traces") String state) {
        assertThat(TraceContext.read(parent, state).stream())
                .allSatisfy(read -> assertThat(read.traceparent()).isEqualTo(parent));
        assertThat(TraceContext.read(PARENT, state))
                .hasValueSatisfying(read -> assertThat(read.tracestate()).isIn(Optional.empty(), Optional.of(state)));
    }

    /** A broker's clients may give properties of any length. */
    @Example
    void theLengthOfATraceStateCostsNoTime() {
        long before = System.nanoTime();

        assertThat(TraceContext.read(PARENT, "a".repeat(1_000_000) + "\u0000"))
                .hasValueSatisfying(read -> assertThat(read.tracestate()).isEmpty());

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Property(tries = 200)
    void aMediaTypeIsOneLineAndHasAnEssence(@ForAll @From("types") String text) {
        if (MediaTypes.isMediaType(text)) {
            assertThat(text).doesNotContain("\r", "\n", "\0");
            assertThat(MediaTypes.isMediaType(MediaTypes.essence(text))).isTrue();
        }
        assertThat(MediaTypes.essence(MediaTypes.essence(text))).isEqualTo(MediaTypes.essence(text));
        assertThat(MediaTypes.isJson(text) && MediaTypes.isXml(text)).isFalse();
    }

    @Property(tries = 200)
    void contentCodingsAreOneLine(@ForAll @From("types") String text) {
        assertThat(!ContentCodings.areCodings(text) || text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127)))
                .isTrue();
    }

    @Property(tries = 200)
    void aNameOrAnIdIsFoundOrNot(@ForAll @From("traces") String text) {
        assertThat(ServiceName.find(text).stream())
                .allSatisfy(name -> assertThat(name.text()).isEqualTo(text));
        assertThat(ExchangeId.find(text).stream())
                .allSatisfy(id -> assertThat(id.text()).isEqualTo(text));
        assertThat(ExchangeId.find(text.toUpperCase(Locale.ROOT)).stream())
                .allSatisfy(id -> assertThat(id.uuid().version()).isEqualTo(7));
    }
}
