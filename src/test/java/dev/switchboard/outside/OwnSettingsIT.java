package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Switchboard with small limits, a broker that others run and a declaration file of its own. */
class OwnSettingsIT {
    private static final int PER_SERVICE = 3;
    private static final int PER_NODE = 5;
    private static final int CONNECTIONS = 50;

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    @TempDir
    private static Path folder;

    private static ExternalBroker broker;
    private static SwitchboardProcess switchboard;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(folder.resolve("declarations.json"), """
                {"services": {"crm.phone-number": {}, "of.the-file": {"description": "From the file", "timeout": "PT7S"}}}""");
        broker = ExternalBroker.start();
        switchboard = launch().start();
    }

    @AfterAll
    static void stop() {
        switchboard.close();
        broker.close();
    }

    private static Launch launch() {
        return Launch.inDevelopment()
                .onData(folder.resolve("data"))
                .with(
                        "SWITCHBOARD_DECLARATIONS",
                        folder.resolve("declarations.json").toString())
                .with("SWITCHBOARD_OUTSTANDING_LIMIT_PER_SERVICE", Integer.toString(PER_SERVICE))
                .with("SWITCHBOARD_OUTSTANDING_LIMIT", Integer.toString(PER_NODE))
                .with("SWITCHBOARD_HEADER_LIMIT", "2048")
                .with("SWITCHBOARD_HEADER_TIMEOUT", "PT5S")
                .with("SWITCHBOARD_BODY_LIMIT", "100000")
                .with("SWITCHBOARD_BODY_TIMEOUT", "PT5S")
                .with("SWITCHBOARD_IDLE_TIMEOUT", "PT9S") // or it would be at its end with the body's
                .with("SWITCHBOARD_CONNECTION_LIMIT", Integer.toString(CONNECTIONS))
                .with("SWITCHBOARD_JSON_DEPTH", "5")
                .with("SWITCHBOARD_BATCH_LIMIT", "2")
                .with("SWITCHBOARD_RATE_LIMIT", "3")
                .with("BROKER_URL", broker.url())
                .with("BROKER_USER", ExternalBroker.USER)
                .with("BROKER_PASSWORD", ExternalBroker.PASSWORD);
    }

    @Test
    void moreCallersThanAServiceMayHaveAreTurnedAwayAtOnce() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier mute = mute(service)) {
            List<CompletableFuture<HttpResponse<byte[]>>> waiting = waiting(service, PER_SERVICE);

            overloaded(service);

            answerAll(mute, PER_SERVICE);
            waiting.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            assertThat(service.live().getInt("exchanges")).isEqualTo(PER_SERVICE);
        }
    }

    @Test
    void moreCallersThanTheNodeMayHaveAreTurnedAwayAtOnce() throws Exception {
        try (OwnService one = OwnService.declare(switchboard);
                OwnService other = OwnService.declare(switchboard);
                JmsReplier muteOne = mute(one);
                JmsReplier muteOther = mute(other)) {
            List<CompletableFuture<HttpResponse<byte[]>>> waiting = Stream.concat(
                            waiting(one, PER_SERVICE).stream(), waiting(other, PER_NODE - PER_SERVICE).stream())
                    .toList();

            overloaded(other);

            answerAll(muteOne, PER_SERVICE);
            answerAll(muteOther, PER_NODE - PER_SERVICE);
            waiting.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void aHeaderThatDoesNotComeInTimeIsNotWaitedFor() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send("GET /problems/not-found HTTP/1.1\r\nHost: loc");

            assertThat(caller.everything()).isEmpty();
        }
    }

    @Test
    void aBodyThatDoesNotComeInTimeIsNotWaitedFor() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send("POST /api/calls HTTP/1.1\r\nHost: localhost\r\nContent-Length: 23\r\n\r\n{");

            assertThat(caller.everything()).startsWith("HTTP/1.1 408 ").contains("/problems/body-timeout");
        }
    }

    @Test
    void whoReadsNothingOfHisAnswersIsLetGo() {
        String request = "GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send(request.repeat(600));

            switchboard.await("the connection's end", () -> isClosed(caller, request));
        }
    }

    private static boolean isClosed(RawCaller caller, String request) {
        try {
            caller.send(request);
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    @Test
    void aConnectionThatIsNotUsedIsClosed() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send("GET /problems/not-found HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(caller.everything()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void whoCallsOnMoreConnectionsThanThereMayBeFindsThemClosed() {
        List<RawCaller> callers = Stream.generate(() -> RawCaller.of(switchboard))
                .limit(CONNECTIONS)
                .toList();
        try (RawCaller another = RawCaller.of(switchboard)) {
            assertThat(another.everything()).isEmpty();
        }
        callers.forEach(RawCaller::close);

        await().atMost(OwnService.PATIENCE)
                .ignoreExceptions()
                .until(() -> switchboard.http().get("/api/services").status() == 200);
    }

    @Test
    void aHeaderMayBeAsLongAsTheLimit() {
        assertThat(asking("X-A", "a".repeat(1_500)).status()).isEqualTo(200);
        assertThat(asking("X-A", "a".repeat(2_048)).status()).isEqualTo(400);
    }

    private static HttpAnswer asking(String header, String value) {
        return switchboard.http().call("/api/services", request -> request.header(header, value));
    }

    @Test
    void aBodyMayBeAsLongAsTheLimit() {
        String text = "a".repeat(100_000);

        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            assertThat(topic.publish("text/plain", text).status()).isEqualTo(202);
            topic.publish("text/plain", text + "a").problem(413, "body-too-large");
        }
    }

    @Test
    void jsonMayBeNestedAsDeeplyAsTheLimit() {
        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            assertThat(topic.publish(CLOUD_EVENT, event("[[[[1]]]]")).status()).isEqualTo(202);
            topic.publish(CLOUD_EVENT, event("[[[[[1]]]]]")).problem(400, "invalid-request");
        }
        switchboard
                .http()
                .postJson("/api/calls", "{\"customerId\":[[[[[1]]]]]}")
                .problem(400, "invalid-request");
    }

    @Test
    void aBatchMayHaveAsManyEventsAsTheLimit() {
        String event = event("1");

        try (OwnTopic topic = OwnTopic.declare(switchboard)) {
            assertThat(topic.publish(BATCH, "[" + event + "," + event + "]").status())
                    .isEqualTo(202);
            topic.publish(BATCH, "[" + event + "," + event + "," + event + "]").problem(422, "unreadable-field");
        }
    }

    @Test
    void aCallerMayCallAsOftenAsTheLimitWhereHisKeySaysNothingElse() {
        HttpCaller usual = TestKey.ofRoles(switchboard, "requestor").caller();
        HttpCaller own = TestKey.make(switchboard, "\"roles\":[\"requestor\"],\"rateLimit\":1000000")
                .caller();

        HttpAnswer refused = Stream.generate(() -> usual.get("/api/services"))
                .limit(1_000)
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();

        refused.problem(429, "rate-limited");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=1");
        assertThat(Stream.generate(() -> own.get("/api/services").status()).limit(20))
                .containsOnly(200);
        assertThat(Stream.generate(() -> switchboard.http().get("/api/services").status())
                        .limit(20))
                .as("without a key, in development mode")
                .containsOnly(200);
    }

    private static String event(String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/here\",\"type\":\"t\",\"data\":" + data + "}";
    }

    @Test
    void theDeclarationFileIsApplied() {
        assertThat(switchboard.http().get("/api/services/of.the-file").json().getString("timeout"))
                .isEqualTo("PT7S");
    }

    @Test
    void declarationsOutliveTheProcess() {
        OwnService service = OwnService.declare(switchboard, "{\"description\": \"kept\"}");

        switchboard.close();
        switchboard = launch().start();

        assertThat(switchboard.http().get(service.path()).json().getString("description"))
                .isEqualTo("kept");
    }

    @Test
    void withoutItsBrokerItSaysSoAtOnceAndRecoversByItself() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                OwnTopic topic = OwnTopic.declare(switchboard)) {
            try (JmsReplier replier = replier(service, JmsReplier.text("before"))) {
                broker.close();

                await().atMost(OwnService.PATIENCE)
                        .until(() -> HttpAnswer.of(service.ask(request -> request.header("Prefer", "wait=1")))
                                .body()
                                .contains("broker-unavailable"));
                assertThat(Fastest.ofFive(() -> service.ask("text/plain", ""))).isLessThan(Duration.ofSeconds(1));
                HttpAnswer refusal = HttpAnswer.of(service.ask("text/plain", ""));
                refusal.problem(503, "broker-unavailable");
                assertThat(refusal.header("Retry-After")).isEqualTo("1");
                HttpAnswer ready = switchboard.http().get("/health/ready");
                assertThat(ready.status()).isEqualTo(503);
                assertThat(ready.body()).contains("\"broker\":\"down\"").doesNotContain("localhost", "Exception");
                assertThat(switchboard.http().get("/health/live").status()).isEqualTo(200);
                topic.publish("text/plain", "lost").problem(503, "broker-unavailable");
                Figures figures = Figures.of(switchboard);
                assertThat(figures.value("switchboard_broker_up")).isZero();
                assertThat(figures.value("switchboard_publish_refusals_total{problem=\"broker-unavailable\",topic=\""
                                + topic.name() + "\"}"))
                        .isEqualTo(1);
            }

            broker = ExternalBroker.start(broker.port());
            try (JmsReplier replier = listen(service, JmsReplier.text("after"))) {
                await().atMost(OwnService.PATIENCE)
                        .until(() -> service.ask("text/plain", "").statusCode() == 200);
            }
            assertThat(switchboard.http().get("/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void aBrokerThatHoldsSendersBackHoldsNoCallerBack() throws Exception {
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (OwnService service = OwnService.declare(switchboard, "{\"timeout\": \"PT1S\"}");
                JmsReplier hung = hungAtTheFirst(service, over)) {
            service.awaitLive("a replier", live -> live.getInt("responders", 0) == 1);

            List<CompletableFuture<HttpResponse<byte[]>>> waiting = Stream.generate(
                            () -> service.asking(large -> large.POST(BodyPublishers.ofByteArray(new byte[90_000]))))
                    .limit(PER_SERVICE)
                    .toList();

            // a sender that is held back goes on when the broker next looks for expired messages, half a minute later
            waiting.forEach(answer -> assertThat(answer)
                    .succeedsWithin(Duration.ofSeconds(15))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(504));
            over.complete(null);
        }
    }

    private static JmsReplier hungAtTheFirst(OwnService service, CompletableFuture<Void> over) throws Exception {
        return JmsReplier.listen(
                broker.url() + "?consumerWindowSize=0",
                ExternalBroker.USER,
                ExternalBroker.PASSWORD,
                service.name(),
                (request, replier) -> over.join());
    }

    private static JmsReplier mute(OwnService service) throws Exception {
        return replier(service, JmsReplier.Answer.NONE);
    }

    private static JmsReplier replier(OwnService service, JmsReplier.Answer answer) throws Exception {
        JmsReplier replier = listen(service, answer);
        service.awaitLive("a replier", live -> live.getInt("responders", 0) == 1);
        return replier;
    }

    private static JmsReplier listen(OwnService service, JmsReplier.Answer answer) throws Exception {
        return JmsReplier.listen(broker.url(), ExternalBroker.USER, ExternalBroker.PASSWORD, service.name(), answer);
    }

    private static List<CompletableFuture<HttpResponse<byte[]>>> waiting(OwnService service, int callers) {
        List<CompletableFuture<HttpResponse<byte[]>>> waiting = Stream.generate(
                        () -> service.asking(UnaryOperator.identity()))
                .limit(callers)
                .toList();
        service.awaitLive("all to wait", live -> live.getInt("outstanding") == callers);
        return waiting;
    }

    private static void overloaded(OwnService service) {
        HttpAnswer refusal = HttpAnswer.of(service.ask("text/plain", ""));

        refusal.problem(503, "overloaded");
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
    }

    private static void answerAll(JmsReplier mute, int requests) throws Exception {
        await().atMost(OwnService.PATIENCE).until(() -> mute.requests().size() == requests);
        mute.answerAll("at last");
    }
}
