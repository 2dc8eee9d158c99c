package dev.switchboard.publishsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.http.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudEvents_type = 'crm.customer-changed'",
                "a IS NULL and b is not null",
                "not (x > -1.5e3 or y <= +2) AND NOT z <> 0",
                "city IN ('Rome', 'Köln''s') or city not in ('a')",
                "n BETWEEN 1 AND 2 + 3 * 4 / (5 - 6)",
                "n NOT BETWEEN 1 AND 2",
                "name LIKE 'A!_%' ESCAPE '!' AND name NOT LIKE '_'",
                "urgent = TRUE OR urgent",
                " \t a = .5 \n",
                "JMSPriority >= 5"
            })
    void whatTheSpecificationAllowsIsRead(String selector) {
        assertThat(Selector.read(selector)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = | 4",
                "a == 'b' | 4",
                "a = 'b | 5",
                "a = \"b\" | 5",
                "(a = 1 | 7",
                "a = 1) | 6",
                "a IN () | 7",
                "a IN ('x' 'y') | 11",
                "a LIKE b | 8",
                "a NOT 5 | 7",
                "a BETWEEN 1 OR 2 | 13",
                "AND | 1",
                "a = 1 AND | 10",
                "a IS 5 | 6",
                "a = 1 b = 2 | 7",
                "a # b | 3"
            })
    void whatItDoesNotIsRefusedWithItsPosition(String selector, int position) {
        assertThatThrownBy(() -> Selector.read(selector))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at position " + position + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"JMSPriority > 4 | AMQPriority > 4", "a = 'JMSPriority' | a = 'JMSPriority'", "a=1 | a = 1"})
    void headerFieldsGetTheBrokersNames(String selector, String expected) {
        assertThat(Selector.read(selector)).isEqualTo(expected);
    }
}
