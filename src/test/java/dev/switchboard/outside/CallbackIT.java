package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers who go on: what they are promised, and how they learn the outcome by asking. */
@ExtendWith(SharedSwitchboard.class)
class CallbackIT {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final SwitchboardProcess switchboard;

    CallbackIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void aRequestIsAcceptedAndItsReplyIsThereToBeFetched() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier echo = service.answeredBy(JmsReplier.echo())) {
            BegunExchange exchange = BegunExchange.of(
                    switchboard, service, request -> request.header("Content-Type", "text/plain;charset=UTF-8")
                            .POST(BodyPublishers.ofString("Grüße")));

            HttpAnswer accepted = exchange.accepted();
            assertThat(accepted.header("Location")).isEqualTo("/api/exchanges/" + exchange.id());
            assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
            assertThat(accepted.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(accepted.header("Content-Type")).startsWith("application/json");
            assertThat(accepted.json().getString("state")).isEqualTo("pending");
            assertThat(accepted.json().getString("service")).isEqualTo(service.name());
            assertThat(accepted.json().getString("pattern")).isEqualTo("request-callback");

            JsonObject ended = exchange.awaitState("replied");
            assertThat(ended.getJsonObject("request").getInt("size")).isEqualTo(7);
            assertThat(ended.getJsonObject("reply").getInt("size")).isEqualTo(7);
            assertThat(ended.getJsonObject("reply").getInt("status")).isEqualTo(200);
            assertThat(ended.getJsonObject("reply").getString("href")).isEqualTo(exchange.path() + "/reply");
            assertThat(Instant.parse(ended.getString("endedAt")))
                    .isAfterOrEqualTo(Instant.parse(ended.getString("createdAt")));

            HttpAnswer reply = exchange.reply();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("Grüße");
            assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
            assertThat(reply.header("Exchange-Id")).isEqualTo(exchange.id());
            assertThat(echo.requests()).hasSize(1);
        }
    }

    @Test
    void theReplierGetsAPersistentMessageThatLivesAsLongAsTheExchange() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, "{\"asyncTimeout\": \"PT10M\"}");
                JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            BegunExchange exchange =
                    BegunExchange.of(switchboard, service, request -> request.header("traceparent", TRACE));
            JsonObject ended = exchange.awaitState("replied");

            Message request = replier.requests().element();
            long deadline = Instant.parse(ended.getString("deadline")).toEpochMilli();
            assertThat(deadline)
                    .isEqualTo(Instant.parse(ended.getString("createdAt"))
                            .plus(Duration.ofMinutes(10))
                            .toEpochMilli());
            assertThat(request.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(request.getJMSExpiration()).isBetween(deadline - 1_000, deadline + 10_000);
            assertThat(request.getJMSCorrelationID()).isEqualTo(exchange.id());
            assertThat(request.getStringProperty("exchangeId")).isEqualTo(exchange.id());
            assertThat(request.getStringProperty("service")).isEqualTo(service.name());
            assertThat(request.getStringProperty("traceparent")).isEqualTo(TRACE);
            assertThat(request.getLongProperty("replyDeadline")).isEqualTo(deadline);
        }
    }

    @Test
    void aRequestWaitsForAReplierToCome() throws Exception {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);

            HttpAnswer pending = exchange.reply();
            assertThat(pending.status()).isEqualTo(202);
            assertThat(pending.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(pending.json().getString("state")).isEqualTo("pending");

            try (JmsReplier late = service.answeredBy(JmsReplier.text("here I am"))) {
                exchange.awaitState("replied");
                assertThat(exchange.reply().body()).isEqualTo("here I am");
                assertThat(late.requests()).hasSize(1);
            }
        }
    }

    @Test
    void aReplyWithAFaultMeansThatTheExchangeHasFailed() throws Exception {
        JmsReplier.Answer refusal = (request, replier) -> {
            Message reply = replier.session().createTextMessage("no such customer");
            reply.setIntProperty("status", 404);
            replier.reply(request, reply);
        };
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(refusal)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);

            assertThat(exchange.awaitState("failed").getJsonObject("reply").getInt("status"))
                    .isEqualTo(404);
            assertThat(exchange.reply().status()).isEqualTo(404);
            assertThat(exchange.reply().body()).isEqualTo("no such customer");
            service.awaitLive("the fault", live -> live.getInt("faults") == 1);
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"https://example.com/hook?a=1", "jms:queue:it.outcomes.nobody.reads"})
    void aCallbackUrlAloneIsEnough(String url) {
        try (OwnService service = OwnService.declare(switchboard)) {
            HttpAnswer answer = HttpAnswer.of(service.ask(request -> request.header("Callback-Url", url)));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
            JsonObject delivery = answer.json().getJsonObject("delivery");
            assertThat(delivery.getString("url")).isEqualTo(url);
            assertThat(delivery.getString("state")).isEqualTo("pending");
            assertThat(delivery.getJsonArray("attempts")).isEmpty();
        }
    }

    @Test
    void whoAlsoWaitsIsAnsweredWithTheReplyIfItComesInTime() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("fast"))) {
            HttpAnswer answer =
                    HttpAnswer.of(service.ask(request -> request.header("Prefer", "respond-async, wait=60")));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("fast");
            assertThat(answer.header("Preference-Applied")).isEqualTo("wait=60");
            assertThat(switchboard
                            .http()
                            .get("/api/exchanges/" + answer.header("Exchange-Id"))
                            .json()
                            .getString("state"))
                    .isEqualTo("replied");
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void whoAlsoWaitsIsPromisedTheReplyIfItDoesNotComeInTime() {
        try (OwnService service = OwnService.declare(switchboard)) {
            HttpAnswer answer =
                    HttpAnswer.of(service.ask(request -> request.header("Prefer", "respond-async, wait=1")));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async, wait=1");
            assertThat(answer.json().getString("state")).isEqualTo("pending");
        }
    }

    @Test
    void nobodyWaitsLongerThanTheServiceAllows() {
        try (OwnService service =
                OwnService.declare(switchboard, "{\"timeout\": \"PT1S\", \"maxTimeout\": \"PT1S\"}")) {
            HttpAnswer answer =
                    HttpAnswer.of(service.ask(request -> request.header("Prefer", "respond-async, wait=3600")));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async, wait=1");
        }
    }

    @Test
    void aLongPollIsAnsweredWhenTheExchangeEnds() throws Exception {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            CompletableFuture<HttpAnswer> poll = CompletableFuture.supplyAsync(
                    () -> switchboard.http().call(exchange.path(), request -> request.header("Prefer", "wait=50")));

            try (JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
                assertThat(poll.join().status()).isEqualTo(200);
                assertThat(poll.join().json().getString("state")).isEqualTo("replied");
                assertThat(poll.join().header("Preference-Applied")).isEqualTo("wait=50");
                assertThat(replier.requests()).hasSize(1);
            }
        }
    }

    @Test
    void aLongPollIsAnsweredWithWhatThereIsWhenItsTimeIsOver() {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);

            HttpAnswer poll = switchboard.http().call(exchange.path(), request -> request.header("Prefer", "wait=1"));

            assertThat(poll.status()).isEqualTo(200);
            assertThat(poll.json().getString("state")).isEqualTo("pending");
        }
    }

    @Test
    void aPathThatIsWrittenInAnotherWayIsTheSamePath() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            String written = "/api/services/" + service.name().replace("it.", "it%2E") + ";a=b/%72equests/";

            HttpAnswer answer = switchboard.http().call(written, request -> request.header("Prefer", "Respond-Async")
                    .POST(BodyPublishers.ofString("x")));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(URI.create(answer.header("Location")).getPath()).startsWith("/api/exchanges/");
            assertThat(replier.requests().size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void exchangesWithoutWaitingCallersAreCountedToo() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            BegunExchange.of(switchboard, service).awaitState("replied");

            JsonObject live = service.awaitLive("the reply", now -> now.getInt("replies") == 1);
            assertThat(live.getInt("exchanges")).isEqualTo(1);
            assertThat(live.getInt("outstanding")).isZero();
            assertThat(replier.requests()).hasSize(1);
        }
    }
}
