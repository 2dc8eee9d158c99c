package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.http.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryQueryTest {
    @Test
    void whatIsRetriedIsListedWhereNothingElseIsAskedFor() {
        assertThat(DeliveryQuery.read(null, null, null))
                .isEqualTo(new DeliveryQuery(DeliveryState.RETRYING, Optional.empty(), 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1800000000000-7", "-7"})
    void aCursorIsReadAsItWasGiven(String cursor) {
        DeliveryCursor after = DeliveryQuery.read("dead", cursor, "500").after().orElseThrow();

        assertThat(after.text()).isEqualTo(cursor);
        assertThat(after.position()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "delivered,,,state",
        ",7,,cursor",
        ",7-,,cursor",
        ",9999999999999999999-1,,cursor",
        ",,0,limit",
        ",,501,limit",
        ",,x,limit"
    })
    void whatCannotBeReadIsNamed(
            @Nullable String state, @Nullable String cursor, @Nullable String limit, String parameter) {
        assertThatThrownBy(() -> DeliveryQuery.read(state, cursor, limit))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(parameter + " is");
    }
}
