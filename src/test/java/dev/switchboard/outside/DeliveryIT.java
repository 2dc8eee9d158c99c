package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import dev.switchboard.outside.WebhookReceiver.Answer;
import dev.switchboard.outside.WebhookReceiver.Call;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome of an exchange, brought to a return address. Each test has a receiver of its own. */
class DeliveryIT {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static SwitchboardProcess switchboard;

    private WebhookReceiver receiver;
    private OwnService service;

    @BeforeAll
    static void startSwitchboard() {
        switchboard = Launch.inDevelopment()
                .with("SWITCHBOARD_CALLBACK_SECRET", SECRET)
                .with("SWITCHBOARD_CALLBACK_SCHEDULE", "PT0.2S,PT0.3S")
                .with("SWITCHBOARD_CALLBACK_TIMEOUT", "PT2M")
                .start();
    }

    @AfterAll
    static void stopSwitchboard() {
        switchboard.close();
    }

    @BeforeEach
    void start() throws Exception {
        receiver = WebhookReceiver.start();
        service = OwnService.declare(switchboard);
    }

    @AfterEach
    void stop() {
        service.close();
        receiver.close();
    }

    @Test
    void aReplyIsBroughtSignedAndOnce() throws Exception {
        try (JmsReplier replier = service.answeredBy(JmsReplier.text("Grüße"))) {
            BegunExchange exchange = BegunExchange.of(
                    switchboard, service, request -> to(receiver, request).header("traceparent", TRACE));

            Call call = receiver.awaitCalls(1).get(0);
            assertThat(call.body()).isEqualTo("Grüße");
            assertThat(call.path()).isEqualTo("/hook?a=b");
            assertThat(call.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
            assertThat(call.header("webhook-id")).isEqualTo(exchange.id());
            assertThat(call.header("Exchange-Id")).isEqualTo(exchange.id());
            assertThat(call.header("traceparent")).isEqualTo(TRACE);
            assertThat(call.header("ce-specversion")).isEqualTo("1.0");
            assertThat(call.header("ce-id")).isEqualTo(exchange.id());
            assertThat(call.header("ce-type")).isEqualTo("dev.switchboard.exchange.replied");
            assertThat(call.header("ce-source")).isNotBlank();
            assertThat(call.header("ce-subject")).isEqualTo(service.name());
            assertThatCode(() -> verify(call)).doesNotThrowAnyException();

            JsonObject delivery = awaitDelivery(exchange, "delivered");
            assertThat(delivery.getString("url")).isEqualTo(receiver.url("/hook?a=b"));
            assertThat(attempts(delivery)).containsExactly("204");
            assertThat(receiver.calls()).hasSize(1);
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void aReceiverThatFailsIsAskedAgain() throws Exception {
        receiver.answers(call -> receiver.calls().size() == 1 ? 500 : 200);
        BegunExchange exchange = repliedTo();

        JsonObject delivery = awaitDelivery(exchange, "delivered");

        assertThat(attempts(delivery)).containsExactly("500", "200");
        assertThat(receiver.calls())
                .extracting(call -> call.header("webhook-id"))
                .containsOnly(exchange.id());
        assertThatCode(() -> verify(receiver.calls().get(1))).doesNotThrowAnyException();
    }

    @Test
    void aDeliveryThatIsDeadIsListedAndMadeOnDemand() throws Exception {
        receiver.answers(400);
        BegunExchange exchange = repliedTo();
        JsonObject dead = awaitDelivery(exchange, "dead");
        assertThat(attempts(dead)).containsExactly("400", "400", "400");
        assertThat(dead.containsKey("nextAttemptAt")).isFalse();
        assertThat(switchboard
                        .http()
                        .get("/api/exchanges?delivery=dead&service=" + service.name())
                        .body())
                .contains(exchange.id());

        receiver.answers(200);
        HttpAnswer answer = redeliver(exchange.id());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().getString("url")).isEqualTo(receiver.url("/hook?a=b"));
        assertThat(attempts(awaitDelivery(exchange, "delivered"))).containsExactly("400", "400", "400", "200");
    }

    @Test
    void whatIsDeliveredIsBroughtOnceMoreOnDemand() throws Exception {
        BegunExchange exchange = repliedTo();
        awaitDelivery(exchange, "delivered");

        assertThat(redeliver(exchange.id()).status()).isEqualTo(202);

        assertThat(receiver.awaitCalls(2))
                .extracting(call -> call.header("webhook-id"))
                .containsOnly(exchange.id());
    }

    @Test
    void aReceiverThatIsGoneIsNotAskedAgain() throws Exception {
        receiver.answers(410);

        assertThat(attempts(awaitDelivery(repliedTo(), "dead"))).containsExactly("410");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307})
    void aRedirectIsNotFollowed(int status) throws Exception {
        receiver.answers(status);

        assertThat(attempts(awaitDelivery(repliedTo(), "dead"))).hasSize(3).containsOnly("" + status);
        assertThat(receiver.calls()).extracting(Call::path).containsOnly("/hook?a=b");
    }

    @Test
    void aReceiverThatNobodyIsAtIsAskedAgain() throws Exception {
        receiver.close();

        JsonObject delivery = awaitDelivery(repliedTo(), "dead");

        assertThat(attempts(delivery)).hasSize(3).containsOnly("null");
        assertThat(delivery.getJsonArray("attempts").getJsonObject(0).getString("error"))
                .isNotBlank();
    }

    @Test
    void aReceiverThatNeverAnswersDelaysNoOther() throws Exception {
        receiver.answers(Answer.HANG);
        try (WebhookReceiver other = WebhookReceiver.start();
                JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            List<BegunExchange> hanging =
                    Stream.generate(() -> begun(receiver)).limit(50).toList();
            receiver.awaitCalls(1);

            BegunExchange exchange = begun(other);

            awaitDelivery(exchange, "delivered");
            assertThat(hanging.get(0).now().getJsonObject("delivery").getString("state"))
                    .isEqualTo("pending");
            redeliver(hanging.get(0).id()).problem(409, "delivery-pending");
            assertThat(replier.requests()).hasSize(51);
        }
    }

    @Test
    void aFaultIsBroughtAsAProblem() throws Exception {
        JmsReplier.Answer fault = (request, replier) -> {
            Message reply = replier.session().createTextMessage("no such order");
            reply.setIntProperty("status", 404);
            replier.reply(request, reply);
        };
        try (JmsReplier replier = service.answeredBy(fault)) {
            BegunExchange exchange = begun(receiver);

            Call call = receiver.awaitCalls(1).get(0);

            assertThat(call.header("ce-type")).isEqualTo("dev.switchboard.exchange.failed");
            assertThat(call.header("Content-Type")).startsWith("application/problem+json");
            assertThat(call.body()).contains("\"type\":\"/problems/", exchange.id());
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void anExpiryIsBroughtAsAProblem() {
        try (OwnService hasty = OwnService.declare(switchboard, "{\"asyncTimeout\": \"PT0.5S\"}")) {
            BegunExchange.of(switchboard, hasty, request -> to(receiver, request));

            Call call = receiver.awaitCalls(1).get(0);

            assertThat(call.header("ce-type")).isEqualTo("dev.switchboard.exchange.expired");
            assertThat(call.body()).contains("\"type\":\"/problems/reply-timeout\"");
            assertThatCode(() -> verify(call)).doesNotThrowAnyException();
        }
    }

    @Test
    void aQueueGetsWhatAReplyWouldBeAndOnDemandAnother() throws Exception {
        String queue = "it.answers." + UUID.randomUUID();
        try (JmsReplier replier = service.answeredBy(JmsReplier.text("done"));
                JmsReplier consumer = JmsReplier.listen(switchboard, queue, JmsReplier.Answer.NONE)) {
            BegunExchange exchange = BegunExchange.of(
                    switchboard, service, request -> request.header("Callback-Url", "jms:queue:" + queue));

            awaitDelivery(exchange, "delivered");
            awaitMessages(consumer, 1);
            TextMessage message = (TextMessage) consumer.requests().element();
            assertThat(message.getText()).isEqualTo("done");
            assertThat(message.getJMSCorrelationID()).isEqualTo(exchange.id());
            assertThat(message.getStringProperty("contentType")).isEqualTo("text/plain;charset=UTF-8");
            assertThat(message.getStringProperty("cloudEvents_type")).isEqualTo("dev.switchboard.exchange.replied");
            assertThat(message.getIntProperty("status")).isEqualTo(200);

            assertThat(redeliver(exchange.id()).status()).isEqualTo(202);
            awaitMessages(consumer, 2);
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void whereNothingIsToBeDeliveredNothingIsMadeOnDemand() {
        redeliver(BegunExchange.of(switchboard, service).id()).problem(404, "unknown-delivery");
        redeliver("none").problem(404, "unknown-delivery");
    }

    private static HttpRequest.Builder to(WebhookReceiver receiver, HttpRequest.Builder request) {
        return request.header("Callback-Url", receiver.url("/hook?a=b"));
    }

    private BegunExchange begun(WebhookReceiver to) {
        return BegunExchange.of(switchboard, service, request -> to(to, request));
    }

    /** An exchange with a reply, which is to be brought to the receiver. */
    private BegunExchange repliedTo() throws JMSException {
        try (JmsReplier replier = service.answeredBy(JmsReplier.text("done"))) {
            BegunExchange exchange = begun(receiver);
            exchange.awaitState("replied");
            assertThat(replier.requests()).hasSize(1);
            return exchange;
        }
    }

    private static HttpAnswer redeliver(String id) {
        return switchboard.http().post("/api/exchanges/" + id + "/delivery/attempts", "application/json", "");
    }

    private static JsonObject awaitDelivery(BegunExchange exchange, String state) {
        return exchange.await(
                        "a delivery that is " + state,
                        now -> now.getJsonObject("delivery").getString("state").equals(state))
                .getJsonObject("delivery");
    }

    /** Their statuses. */
    private static List<String> attempts(JsonObject delivery) {
        return delivery.getJsonArray("attempts").getValuesAs(JsonObject.class).stream()
                .map(attempt -> attempt.get("status").toString())
                .toList();
    }

    private static void awaitMessages(JmsReplier consumer, int count) {
        Awaitility.await(count + " messages")
                .atMost(OwnService.PATIENCE)
                .until(() -> consumer.requests().size() == count);
    }

    /** As a receiver does it, with the published library. */
    private static void verify(Call call) throws Exception {
        Map<String, List<String>> headers = Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                .collect(Collectors.toMap(name -> name, name -> List.of(call.header(name))));
        new Webhook(SECRET).verify(call.body(), headers);
    }
}
