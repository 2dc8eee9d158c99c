package dev.switchboard.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceNameTest {

    @Property
    void aNameIsOfLettersDigitsDotsUnderscoresAndHyphens(@ForAll("names") String text) {
        assertThat(new ServiceName(text)).hasToString(text);
    }

    @Property
    void everythingElseIsNoName(@ForAll String text) {
        assertThat(ServiceName.find(text).isPresent())
                .isEqualTo(text.matches("[a-z0-9][a-z0-9._-]{0,127}") && !text.startsWith("switchboard."));
    }

    @Example
    void aNameBeginsWithALetterOrDigit() {
        assertThat(ServiceName.find(".crm")).isEmpty();
        assertThat(ServiceName.find("-crm")).isEmpty();
        assertThat(ServiceName.find("7crm")).isPresent();
    }

    @Example
    void aNameHasAtMost128Characters() {
        assertThat(ServiceName.find("a".repeat(128))).isPresent();
        assertThat(ServiceName.find("a".repeat(129))).isEmpty();
    }

    @Example
    void anEmptyNameIsNone() {
        assertThat(ServiceName.find("")).isEmpty();
    }

    @Example
    void aLineBreakIsNoPartOfAName() {
        assertThat(ServiceName.find("crm\n")).isEmpty();
    }

    @Example
    void switchboardsOwnNamesAreReserved() {
        assertThatThrownBy(() -> new ServiceName("switchboard.replies")).hasMessageContaining("Switchboard's own");
        assertThat(ServiceName.find("switchboards")).isPresent();
    }

    @Provide
    static Arbitrary<String> names() {
        Arbitrary<String> first = Arbitraries.strings().withChars("abcxyz0189").ofLength(1);
        Arbitrary<String> rest = Arbitraries.strings().withChars("amz059._-").ofMaxLength(127);
        return first.flatMap(start -> rest.map(start::concat));
    }
}
