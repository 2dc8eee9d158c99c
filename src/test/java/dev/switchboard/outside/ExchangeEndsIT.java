package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All the ways in which an exchange ends whose caller went on, and what comes too late. */
@ExtendWith(SharedSwitchboard.class)
class ExchangeEndsIT {
    private static final String INVALID = "switchboard.invalid-messages";

    private final SwitchboardProcess switchboard;

    ExchangeEndsIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @ParameterizedTest
    @ValueSource(strings = {"CORRELATION_ID", "MESSAGE_ID"})
    void aReplyAfterTheDeadlineIsKeptAndShownAsLate(String correlateBy) throws Exception {
        boolean byMessage = correlateBy.equals("MESSAGE_ID");
        try (OwnService service = OwnService.declare(
                        switchboard, "{\"asyncTimeout\": \"PT5S\", \"correlateBy\": \"" + correlateBy + "\"}");
                JmsReplier replier = service.answeredBy(JmsReplier.Answer.NONE)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            exchange.awaitState("expired");
            exchange.reply().problem(504, "reply-timeout");

            Message request = replier.requests().element();
            Message reply = replier.session().createTextMessage("sorry");
            reply.setJMSCorrelationID(byMessage ? request.getJMSMessageID() : request.getJMSCorrelationID());
            replier.sendTo(request, reply);

            JsonObject late = exchange.await("the late reply", now -> now.containsKey("reply"));
            assertThat(late.getString("state")).isEqualTo("expired");
            assertThat(late.getJsonObject("reply").getString("lateAt")).isGreaterThan(late.getString("deadline"));
            assertThat(switchboard
                            .http()
                            .get(late.getJsonObject("reply").getString("href"))
                            .body())
                    .isEqualTo("sorry");
            exchange.reply().problem(504, "reply-timeout");
            service.awaitLive(
                    "both to be counted", live -> live.getInt("timeouts") == 1 && live.getInt("lateReplies") == 1);
        }
    }

    @Test
    void aReplierMayCorrelateByMessageId() throws Exception {
        JmsReplier.Answer byMessageId = (request, replier) -> {
            Message reply = replier.session().createTextMessage("by message id");
            reply.setJMSCorrelationID(request.getJMSMessageID());
            replier.sendTo(request, reply);
        };
        try (OwnService service = OwnService.declare(switchboard, "{\"correlateBy\": \"MESSAGE_ID\"}");
                JmsReplier replier = service.answeredBy(byMessageId)) {
            List<BegunExchange> exchanges = Stream.generate(() -> BegunExchange.of(switchboard, service))
                    .limit(20)
                    .toList();

            exchanges.forEach(exchange -> exchange.awaitState("replied"));
            assertThat(exchanges.get(7).reply().body()).isEqualTo("by message id");
            assertThat(replier.requests()).hasSize(20);
        }
    }

    @Test
    void aPendingExchangeCanBeCancelledOnce() {
        try (OwnService service = OwnService.declare(switchboard)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);

            HttpAnswer cancelled = exchange.cancel();

            assertThat(cancelled.status()).isEqualTo(200);
            assertThat(cancelled.json().getString("state")).isEqualTo("cancelled");
            exchange.reply().problem(410, "exchange-cancelled");
            exchange.cancel().problem(409, "already-ended");
        }
    }

    @Test
    void anExchangeThatHasEndedCannotBeCancelled() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            exchange.awaitState("replied");

            exchange.cancel().problem(409, "already-ended");
            assertThat(exchange.now().getString("state")).isEqualTo("replied");
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void aRequestThatItsReplierGaveUpOnHasFailedAndLiesWhereOperatorsLook() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier operator = JmsReplier.listen(switchboard, OwnService.unusedName(), JmsReplier.Answer.NONE)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            service.awaitLive("the request in the queue", live -> live.getInt("depth", 0) == 1);

            try (JmsClient jms = switchboard.jms()) {
                jms.manage("queue." + service.name(), "sendMessagesToDeadLetterAddress", "[\"\"]");
            }

            exchange.awaitState("failed");
            exchange.reply().problem(502, "replier-gave-up");
            Awaitility.await("the request for operators")
                    .atMost(OwnService.PATIENCE)
                    .until(() -> operator.finds("switchboard.given-up", "exchangeId = '" + exchange.id() + "'"));
        }
    }

    @Test
    void progressOfAReplierBecomesSteps() throws Exception {
        JmsReplier.Answer inSteps = (request, replier) -> {
            for (String step : List.of("load", "score", "recommend")) {
                Message progress = replier.session().createMessage();
                progress.setStringProperty("progress", step);
                replier.reply(request, progress);
            }
            replier.reply(request, replier.session().createTextMessage("done"));
        };
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(inSteps)) {
            JsonObject ended = BegunExchange.of(switchboard, service).awaitState("replied");

            assertThat(ended.getJsonArray("steps").getValuesAs(JsonObject.class))
                    .extracting(step -> step.getString("name"))
                    .containsExactly("load", "score", "recommend");
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void whatBelongsToNoExchangeOrCannotBeReadGoesAsideAndBlocksNothing() throws Exception {
        JmsReplier.Answer confused = (request, replier) -> {
            Message stranger = replier.session().createTextMessage("for whom?");
            stranger.setStringProperty("mark", request.getStringProperty("service"));
            stranger.setJMSCorrelationID("order-4711");
            replier.sendTo(request, stranger);
            Message unreadable = replier.session().createMapMessage();
            unreadable.setStringProperty("mark", request.getStringProperty("service") + ".map");
            replier.reply(request, unreadable);
            Message nameless = replier.session().createMessage();
            nameless.setStringProperty("mark", request.getStringProperty("service") + ".step");
            nameless.setStringProperty("progress", "x".repeat(129));
            replier.reply(request, nameless);
            replier.reply(request, replier.session().createTextMessage("right"));
        };
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(confused)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);

            exchange.awaitState("replied");
            for (String suffix : List.of("", ".map", ".step")) {
                String mine = "switchboardReason is not null and mark = '" + service.name() + suffix + "'";
                Awaitility.await(mine).atMost(OwnService.PATIENCE).until(() -> replier.finds(INVALID, mine));
            }
            assertThat(exchange.now().getJsonArray("steps")).isEmpty();
        }
    }

    @Test
    void aSecondReplyChangesNothing() throws Exception {
        JmsReplier.Answer twice = (request, replier) -> {
            replier.reply(request, replier.session().createTextMessage("first"));
            replier.reply(request, replier.session().createTextMessage("second"));
        };
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(twice)) {
            BegunExchange exchange = BegunExchange.of(switchboard, service);
            BegunExchange later = BegunExchange.of(switchboard, service);
            later.awaitState("replied");

            assertThat(exchange.reply().body()).isEqualTo("first");
            service.awaitLive("the first of each", live -> live.getInt("replies") == 2);
            assertThat(replier.requests()).hasSize(2);
        }
    }
}
