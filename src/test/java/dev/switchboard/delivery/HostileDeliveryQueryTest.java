package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.http.ProblemException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** Which deliveries a caller wants to see: read, or a problem that names the parameter, and never another failure. */
class HostileDeliveryQueryTest {
    private static final long LARGEST = 999_999_999_999_999_999L;

    @Provide
    Arbitrary<@Nullable String> parameters() {
        return Arbitraries.oneOf(
                        HostileText.of("0123456789-"),
                        Arbitraries.of("", "retrying", "pending", "dead", "delivered", "50", "0", "501"))
                .injectNull(0.3);
    }

    @Property(tries = 500)
    void aQueryIsReadOrAProblemThatNamesTheParameter(
            @ForAll @From("parameters") @Nullable String state,
            @ForAll @From("parameters") @Nullable String cursor,
            @ForAll @From("parameters") @Nullable String limit) {
        Throwable thrown = catchThrowable(() -> {
            DeliveryQuery read = DeliveryQuery.read(state, cursor, limit);
            assertThat(read.limit()).isBetween(1, 500);
            assertThat(read.after().isPresent()).isEqualTo(cursor != null);
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), problem -> assertThat(problem)
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching("(state|cursor|limit) is .*"));
    }

    @Property(tries = 200)
    void aCursorIsReadAsItIsWritten(
            @ForAll @LongRange(min = 0, max = LARGEST) long at,
            @ForAll @LongRange(min = 0, max = LARGEST) long position,
            @ForAll boolean comes) {
        DeliveryCursor cursor = new DeliveryCursor(Optional.of(at).filter(any -> comes), position);

        assertThat(DeliveryCursor.find(cursor.text())).contains(cursor);
    }
}
