package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.TextMessage;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a call can end. */
@ExtendWith(SharedSwitchboard.class)
class RequestResponseIT {
    private static final String SHORT = "{\"timeout\": \"PT0.2S\", \"maxTimeout\": \"PT2S\"}";
    private static final String LONG = "{\"timeout\": \"PT20M\", \"maxTimeout\": \"PT30M\"}";

    private final SwitchboardProcess switchboard;

    RequestResponseIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void theReplyIsTheAnswer() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("Hello"))) {
            HttpResponse<byte[]> answer = service.ask("application/json", "{}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("Hello");
            assertThat(answer.headers().firstValue("Exchange-Id"))
                    .contains(replier.requests().element().getStringProperty("exchangeId"));
            assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299, 404, 409, 422, 500, 503, 599})
    void theRepliersStatusIsTheAnswers(int status) throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(statusAndText(status, "{\"its\": \"own\"}"))) {
            HttpResponse<byte[]> answer = service.ask("application/json", "{}");

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"its\": \"own\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 422, 500})
    void aFaultWithoutABodyStaysWithoutOne(int status) throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(statusAndText(status, ""))) {
            HttpResponse<byte[]> answer = service.ask("application/json", "{}");

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("Exchange-Id")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 205, 304})
    void aStatusThatForbidsABodyLeavesTheConnectionInOrder(int status) throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(statusAndText(status, "HTTP/1.1 200 OK\r\n\r\n"))) {
            assertThat(service.ask("application/json", "{}").statusCode()).isEqualTo(status);
            HttpResponse<byte[]> next = service.ask("application/json", "{}");

            assertThat(next.statusCode()).isEqualTo(status);
            assertThat(next.body()).isEmpty();
        }
    }

    @Test
    void silenceUntilTheDeadlineIsATimeout() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, SHORT);
                JmsReplier mute = service.answeredBy(JmsReplier.Answer.NONE)) {
            HttpAnswer answer = HttpAnswer.of(service.ask("application/json", "{}"));

            JsonObject problem = answer.problem(504, "reply-timeout");
            assertThat(problem.getString("exchangeId")).isEqualTo(answer.header("Exchange-Id"));
            assertThat(problem.getString("instance")).isEqualTo(service.path() + "/requests");
        }
    }

    @Test
    void aServiceThatIsNotDeclaredIsUnknown() {
        switchboard.http().ask(OwnService.unusedName(), "{}").problem(404, "unknown-service");
    }

    @Test
    void aServiceThatIsNoLongerDeclaredIsUnknown() throws Exception {
        OwnService service = OwnService.declare(switchboard);
        try (JmsReplier replier = service.answeredBy(JmsReplier.text("Hello"))) {
            assertThat(service.ask("application/json", "{}").statusCode()).isEqualTo(200);

            service.close();

            HttpAnswer.of(service.ask("application/json", "{}")).problem(404, "unknown-service");
        }
    }

    @Test
    void whereNobodyListensThatIsSaidAtOnceAndNotAtTheDeadline() {
        try (OwnService service = OwnService.declare(switchboard, LONG)) {
            HttpAnswer answer = HttpAnswer.of(service.ask("application/json", "{}"));

            answer.problem(503, "no-responder");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(service.live().getInt("exchanges")).isZero();
        }
    }

    @Test
    void repliersComeAndGoAndComeAgain() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, LONG)) {
            for (int turn = 0; turn < 3; turn++) {
                awaitAnswer(service, 503);
                try (JmsReplier replier = JmsReplier.listen(switchboard, service.name(), JmsReplier.text("Hello"))) {
                    awaitAnswer(service, 200);
                }
            }
        }
    }

    @Test
    void aReplierThatAppearsIsAnnouncedSoonerThanAnyPollWouldFindIt() throws Exception {
        untilAReplierIsFound(); // a poll may find one at once by chance, and the next then only after its interval
        List<Duration> turns = new ArrayList<>();
        for (int turn = 0; turn < 5; turn++) {
            turns.add(untilAReplierIsFound());
        }

        // a busy machine slows some of them
        assertThat(turns).anySatisfy(turn -> assertThat(turn).isLessThan(Duration.ofSeconds(1)));
    }

    private Duration untilAReplierIsFound() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, LONG);
                JmsReplier replier = JmsReplier.listen(switchboard, service.name(), JmsReplier.text("Hello"))) {
            long listening = System.nanoTime();
            await().atMost(OwnService.PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> service.ask("application/json", "{}").statusCode() == 200);
            return Duration.ofNanos(System.nanoTime() - listening);
        }
    }

    @Test
    void aCallerMayAskForALongerWait() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, "{\"timeout\": \"PT0.001S\"}");
                JmsReplier replier = service.answeredBy(JmsReplier.text("Hello"))) {
            HttpResponse<byte[]> answer = service.ask(request -> request.header("Prefer", "wait=60"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=60");
        }
    }

    @Test
    void aCallerMayAskForAShorterWait() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, LONG);
                JmsReplier mute = service.answeredBy(JmsReplier.Answer.NONE)) {
            HttpAnswer answer = HttpAnswer.of(service.ask(request -> request.header("Prefer", "wait=1")));

            answer.problem(504, "reply-timeout");
            assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        }
    }

    /** It is told in whole seconds (RFC 7240, section 4.3). */
    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT0.5S"})
    void noCallerWaitsLongerThanTheServicesMaximum(String most) throws Exception {
        try (OwnService service =
                        OwnService.declare(switchboard, "{\"timeout\": \"PT0.1S\", \"maxTimeout\": \"" + most + "\"}");
                JmsReplier mute = service.answeredBy(JmsReplier.Answer.NONE)) {
            HttpAnswer answer = HttpAnswer.of(service.ask(request -> request.header("Prefer", "wait=3600")));

            answer.problem(504, "reply-timeout");
            assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        }
    }

    @Test
    void whoIsRefusedAtOnceHasNotWaited() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, LONG)) {
            service.answeredBy(JmsReplier.Answer.NONE).close();
            HttpAnswer answer = awaitRefusal(service);

            answer.problem(503, "no-responder");
            assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
        }
    }

    private static HttpAnswer awaitRefusal(OwnService service) {
        return await().atMost(OwnService.PATIENCE)
                .until(
                        () -> HttpAnswer.of(service.ask(request -> request.header("Prefer", "wait=1"))),
                        answer -> answer.status() == 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=soon", "wait=-1", "wait=1.5", "wait=0", "wait", "wait=99999999999999999999", ";;,=,"})
    void aWaitThatCannotBeReadIsIgnored(String prefer) throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("Hello"))) {
            HttpResponse<byte[]> answer = service.ask(request -> request.header("Prefer", prefer));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
        }
    }

    @Test
    void aBodyOverTheLimitNeverReachesTheReplier() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("Hello"))) {
            HttpAnswer.of(service.ask("text/plain", new byte[1024 * 1024 + 1])).problem(413, "body-too-large");
            HttpAnswer.of(service.ask(request -> request.POST(
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[1024 * 1024 + 1])))))
                    .problem(413, "body-too-large");

            assertThat(service.ask("text/plain", "short").statusCode()).isEqualTo(200);
            assertThat(replier.requests()).hasSize(1);
        }
    }

    @Test
    void aCallerWhoHangsUpFreesThePlace() throws Exception {
        try (OwnService service = OwnService.declare(switchboard, LONG);
                JmsReplier mute = service.answeredBy(JmsReplier.Answer.NONE)) {
            try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), switchboard.port())) {
                caller.getOutputStream()
                        .write(("POST " + service.path() + "/requests HTTP/1.1\r\n"
                                        + "Host: localhost\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\na")
                                .getBytes(StandardCharsets.US_ASCII));
                service.awaitLive("a caller", live -> live.getInt("outstanding") == 1);
            }

            JsonObject live = service.awaitLive("no caller", now -> now.getInt("outstanding") == 0);
            assertThat(live.getInt("timeouts")).isZero();
        }
    }

    /** RFC 9112, section 9.3.2: two come together, the third while the first is waited for. */
    @Test
    void requestsOfOneConnectionAreAnsweredInTheirOrder() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(echoAfter(mayAnswer));
                RawCaller caller = RawCaller.of(switchboard)) {
            caller.send(request(service, "", "one") + request(service, "", "two"));
            await().atMost(OwnService.PATIENCE).until(() -> replier.requests().size() == 1);
            caller.send(request(service, "Connection: close\r\n", "three"));
            mayAnswer.countDown();

            assertThat(caller.everything()).containsSubsequence("\r\n\r\none", "\r\n\r\ntwo", "\r\n\r\nthree");
            assertThat(replier.requests()).hasSize(3);
        }
    }

    private static JmsReplier.Answer echoAfter(CountDownLatch mayAnswer) {
        return (request, replier) -> {
            try {
                mayAnswer.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            JmsReplier.echo().to(request, replier);
        };
    }

    private static String request(OwnService service, String header, String body) {
        return "POST " + service.path() + "/requests HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                + header + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static JmsReplier.Answer statusAndText(int status, String text) {
        return (request, replier) -> {
            TextMessage reply = replier.session().createTextMessage(text);
            reply.setIntProperty("status", status);
            replier.reply(request, reply);
        };
    }

    private static void awaitAnswer(OwnService service, int status) {
        await().atMost(OwnService.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> service.ask("application/json", "{}").statusCode() == status);
    }
}
