package dev.switchboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @ParameterizedTest
    @EnumSource
    void everyFaultHasItsProblem(Fault fault) {
        JsonObject json = new Problem(fault, "Because").toJson("/api/here");

        assertThat(json.getString("type")).matches("/problems/[a-z]+(-[a-z]+)*");
        assertThat(json.getInt("status")).isEqualTo(fault.status()).isBetween(400, 599);
        assertThat(json.getString("title")).isEqualTo(fault.title()).isNotBlank();
        assertThat(json.getString("detail")).isEqualTo("Because");
        assertThat(json.getString("instance")).isEqualTo("/api/here");
    }

    @Test
    void noTwoFaultsShareAProblem() {
        assertThat(Arrays.stream(Fault.values()).map(Fault::problem)).doesNotHaveDuplicates();
    }

    @Test
    void theExchangeIsNamedWhereThereWasOne() {
        ExchangeId id = ExchangeId.at(1_000);

        JsonObject with = new Problem(Fault.REPLY_TIMEOUT, "Silence", Optional.of(id)).toJson("/api/here");
        JsonObject without = new Problem(Fault.NOT_FOUND, "Nothing").toJson("/api/here");

        assertThat(with.getString("exchangeId")).isEqualTo(id.text());
        assertThat(without).doesNotContainKey("exchangeId");
    }

    @Test
    void whoComesWhenHeIsToldIsNotTooEarly() {
        assertThat(headers(Optional.of(Duration.ofMillis(1)))).containsEntry("Retry-After", "1");
        assertThat(headers(Optional.of(Duration.ofSeconds(2)))).containsEntry("Retry-After", "2");
        assertThat(headers(Optional.of(Duration.ofMillis(2_001)))).containsEntry("Retry-After", "3");
        assertThat(headers(Optional.empty())).doesNotContainKey("Retry-After");
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeHadNowSaysWhenToAskAgain(Fault fault) {
        Map<String, String> headers =
                new Problem(fault, "Because").toAnswer("/").headers();

        if (fault.status() == 503) {
            assertThat(headers).containsEntry("Retry-After", "1");
        } else {
            assertThat(headers).doesNotContainKey("Retry-After");
        }
    }

    private static Map<String, String> headers(Optional<Duration> retryAfter) {
        return new Problem(Fault.RATE_LIMITED, "Too often", Optional.empty(), retryAfter)
                .toAnswer("/")
                .headers();
    }
}
