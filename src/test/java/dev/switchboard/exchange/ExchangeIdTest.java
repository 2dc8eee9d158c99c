package dev.switchboard.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ExchangeIdTest {
    private static final long LAST_MILLISECOND = (1L << 48) - 1;

    @Property
    void anIdIsAUuidOfVersionSevenInLowerCase(@ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long millis) {
        String text = ExchangeId.at(millis).text();

        UUID uuid = UUID.fromString(text);
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid).hasToString(text);
    }

    @Property
    void anIdTellsTheMillisecondOfItsMaking(@ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long millis) {
        UUID uuid = UUID.fromString(ExchangeId.at(millis).text());

        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(millis);
    }

    @Property
    void idsAreOrderedByTime(
            @ForAll @LongRange(min = 0, max = LAST_MILLISECOND - 1) long millis,
            @ForAll @LongRange(min = 1, max = 1_000_000) long passed) {
        long later = Math.min(millis + passed, LAST_MILLISECOND);

        assertThat(ExchangeId.at(millis).text()).isLessThan(ExchangeId.at(later).text());
    }

    @Example
    void noTwoIdsOfOneMillisecondAreTheSame() {
        List<ExchangeId> ids = Stream.generate(() -> ExchangeId.at(1_000))
                .parallel()
                .limit(100_000)
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Property
    void anIdSurvivesBeingWrittenAndRead(@ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long millis) {
        ExchangeId id = ExchangeId.at(millis);

        assertThat(new ExchangeId(id.text())).isEqualTo(id);
    }

    @Property
    void textThatIsNoSuchUuidIsNoId(@ForAll String text) {
        assertThatThrownBy(() -> new ExchangeId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void eachCharacterCounts() {
        String id = ExchangeId.at(1_000).text();

        for (int at = 0; at < id.length(); at++) {
            for (char wrong : "/:`gA \u0660".toCharArray()) {
                StringBuilder text = new StringBuilder(id);
                text.setCharAt(at, wrong);

                assertThat(ExchangeId.find(text.toString())).isEmpty();
            }
        }
    }

    @Property
    void aPartOfAnIdIsNone(@ForAll @IntRange(max = 35) int length) {
        assertThat(ExchangeId.find(ExchangeId.at(1_000).text().substring(0, length)))
                .isEmpty();
    }

    @Example
    void otherUuidsAreNoIds() {
        List<String> others = List.of(
                UUID.randomUUID().toString(),
                ExchangeId.at(1_000).text().toUpperCase(java.util.Locale.ROOT) + "F",
                "0199aa00-0000-7000-0000-000000000000",
                "0199aa00-0000-7000-8000-000000000000 ");

        assertThat(others).allSatisfy(text -> assertThatThrownBy(() -> new ExchangeId(text))
                .isInstanceOf(IllegalArgumentException.class));
    }
}
