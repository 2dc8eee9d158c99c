package dev.switchboard.requestcallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.http.ProblemException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** Which exchanges a caller wants to see: read, or a problem that names the parameter, and never another failure. */
class ExchangeQueriesTest {
    @Provide
    Arbitrary<@Nullable String> parameters() {
        return Arbitraries.oneOf(
                        HostileText.of("0123456789abcdef-."),
                        Arbitraries.of("", "a.service", "pending", "replied", "dead", "50", "0", "501", "\0"))
                .injectNull(0.5);
    }

    @Property(tries = 500)
    void aQueryIsReadOrAProblemThatNamesTheParameter(
            @ForAll @From("parameters") @Nullable String service,
            @ForAll @From("parameters") @Nullable String state,
            @ForAll @From("parameters") @Nullable String delivery,
            @ForAll @From("parameters") @Nullable String cursor,
            @ForAll @From("parameters") @Nullable String limit) {
        Throwable thrown = catchThrowable(() -> {
            ExchangeQuery read = ExchangeQueries.read(Optional.empty(), service, state, delivery, cursor, limit);
            assertThat(read.limit()).isBetween(1, 500);
            assertThat(read.service()).isEqualTo(Optional.ofNullable(service));
            assertThat(read.before().map(ExchangeId::text)).isEqualTo(Optional.ofNullable(cursor));
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), problem -> assertThat(problem)
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching("(service|state|delivery|cursor|limit) is .*"));
    }

    @Property(tries = 200)
    void aQueryIsReadAsAPageNamesIt(
            @ForAll ExchangeState state,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long at,
            @ForAll @IntRange(min = 1, max = 500) int limit) {
        ExchangeId last = ExchangeId.at(at);

        assertThat(ExchangeQueries.read(
                        Optional.of("me"), "a.service", state.text(), "dead", last.text(), String.valueOf(limit)))
                .isEqualTo(new ExchangeQuery(
                        Optional.of("a.service"),
                        Optional.of(state),
                        Optional.of("dead"),
                        Optional.of("me"),
                        Optional.of(last),
                        limit));
    }
}
