package dev.switchboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Cancelled;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.GivenUp;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.wiretap.ExchangePattern;
import dev.switchboard.wiretap.Sighting;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SightingJsonTest {
    private static final long CREATED = 1_800_000_000_000L;
    private static final ExchangeId ID = ExchangeId.at(CREATED);
    private static final ServiceName SERVICE = new ServiceName("a.service");

    @Test
    void aPendingOneHasNoEnd() {
        JsonObject json = SightingJson.write(Sighting.pending(ID, SERVICE, ExchangePattern.REQUEST_CALLBACK), "node-1");

        assertThat(json).containsOnlyKeys("id", "service", "pattern", "state", "createdAt", "node");
        assertThat(json.getString("pattern")).isEqualTo("request-callback");
        assertThat(json.getString("createdAt")).isEqualTo("2027-01-15T08:00:00.000Z");
        assertThat(json.getString("node")).isEqualTo("node-1");
    }

    @Test
    void anEndedOneTellsWhenAndHowLongItTook() {
        JsonObject json = json(new Replied(ID, reply(201)));

        assertThat(json.getString("endedAt")).isEqualTo("2027-01-15T08:00:00.250Z");
        assertThat(json.getInt("durationMs")).isEqualTo(250);
        assertThat(json.getInt("status")).isEqualTo(201);
        assertThat(json).doesNotContainKey("problem");
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theStateIsThatOfTheOutcome(Outcome outcome, String state, String problem) {
        JsonObject json = json(outcome);

        assertThat(json.getString("state")).isEqualTo(state);
        assertThat(json.getString("problem", "none")).isEqualTo(problem);
    }

    private static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(new Replied(ID, reply(200)), "replied", "none"),
                Arguments.of(new Replied(ID, reply(404)), "failed", "none"),
                Arguments.of(new Expired(ID), "expired", "reply-timeout"),
                Arguments.of(new GivenUp(ID), "failed", "replier-gave-up"),
                Arguments.of(new Cancelled(ID), "cancelled", "none"),
                Arguments.of(new Refused(Fault.NO_RESPONDER, "x"), "failed", "no-responder"));
    }

    private static Reply reply(int status) {
        return new Reply(new Content("text/plain", new byte[0]), status, Optional.empty());
    }

    private static JsonObject json(Outcome outcome) {
        return SightingJson.write(
                Sighting.ended(ID, SERVICE, ExchangePattern.REQUEST_RESPONSE, outcome, CREATED + 250), "node-1");
    }
}
