package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Idempotency-Key: a POST that may be repeated. */
@ExtendWith(SharedSwitchboard.class)
class IdempotencyIT {
    private final SwitchboardProcess switchboard;
    private final String key = UUID.randomUUID().toString();

    IdempotencyIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void theSameRequestAgainIsTheSameExchangeAsItStandsNow() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            BegunExchange exchange = BegunExchange.of(switchboard, service, with('"' + key + '"', "{}"));
            exchange.awaitState("replied");

            BegunExchange again = BegunExchange.of(switchboard, service, with(key, "{}"));

            assertThat(again.id()).isEqualTo(exchange.id());
            assertThat(again.path()).isEqualTo(exchange.path());
            assertThat(again.accepted().json().getString("state")).isEqualTo("replied");
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange.of(switchboard, service, with(key, "{}"));

            ask(service, key, "{\"another\": \"body\"}").problem(422, "idempotency-key-reused");
            HttpAnswer.of(service.ask(
                            request -> with(key, "{}").apply(request.header("Callback-Url", "jms:queue:it.elsewhere"))))
                    .problem(422, "idempotency-key-reused");
        }
    }

    @Test
    void ofManyAtOnceOneBeginsAnExchangeAndTheOthersFindItOrAreToldToComeAgain() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            List<CompletableFuture<HttpAnswer>> calls = Stream.generate(() -> service.asking(
                                    request -> with(key, "{}").apply(request.header("Prefer", "respond-async")))
                            .thenApply(HttpAnswer::of))
                    .limit(20)
                    .toList();
            List<HttpAnswer> answers =
                    calls.stream().map(CompletableFuture::join).toList();

            assertThat(answers)
                    .extracting(HttpAnswer::status)
                    .containsOnly(202, 409)
                    .contains(202);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 202)
                            .map(answer -> answer.json().getString("id"))
                            .distinct())
                    .hasSize(1);
            answers.stream().filter(answer -> answer.status() == 409).forEach(answer -> {
                answer.problem(409, "idempotency-key-in-use");
                assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            });
            BegunExchange.of(switchboard, service, with(key, "{}")).awaitState("replied");
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "two words", "\"\""})
    void aKeyThatCannotBeReadIsRefused(String malformed) {
        try (OwnService service = OwnService.declare(switchboard)) {
            assertThat(ask(service, malformed, "{}")
                            .problem(400, "invalid-request")
                            .getString("detail"))
                    .contains("Idempotency-Key");
        }
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        try (OwnService service = OwnService.declare(switchboard)) {
            ask(service, "k".repeat(256), "{}").problem(400, "invalid-request");
        }
    }

    private static HttpAnswer ask(OwnService service, String key, String body) {
        return HttpAnswer.of(service.ask(request -> with(key, body).apply(request.header("Prefer", "respond-async"))));
    }

    private static UnaryOperator<HttpRequest.Builder> with(String key, String body) {
        return request -> request.header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }
}
