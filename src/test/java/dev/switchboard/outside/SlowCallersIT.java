package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who send or read slowly hold no thread: others are served as if they weren't there. */
@ExtendWith(SharedSwitchboard.class)
class SlowCallersIT {
    private static final int SLOW = 300;
    private static final int MANY = 600;

    /** Less than slow callers are given: 20 s for a header, 30 s for a body. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private static final String QUESTION = "{\"customerId\":\"C-1001\"}";
    private static final String CALL = """
            POST /api/services/crm.phone-number/requests HTTP/1.1
            Host: localhost
            Content-Type: application/json
            """.replace("\n", "\r\n");

    private final SwitchboardProcess switchboard;

    SlowCallersIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/services/crm.phone-number/requests",
                "POST /api/services/%63rm.phone-number/requests",
                "POST /api/topics/crm.customer-changed/events",
                "PUT /api/services/slow",
                "PUT /api/topics/slow/subscriptions/slow",
                "PUT /api/customers/C-1001",
                "POST /api/calls",
                "GET /openapi"
            })
    void bodiesThatComeSlowlyStopNobody(String call) {
        othersAreServedBeside(
                call + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n{");
    }

    @Test
    void bodiesOfPromisesThatComeSlowlyStopNobody() {
        othersAreServedBeside(CALL + "Prefer: respond-async\r\nContent-Length: 23\r\n\r\n{");
    }

    @Test
    void bodiesThatComeInSlowChunksStopNobody() {
        othersAreServedBeside(CALL + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
    }

    @Test
    void bodiesThatAreWaitedForStopNobody() {
        othersAreServedBeside(CALL + "Expect: 100-continue\r\nContent-Length: 23\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "websocket"})
    void bodiesOfWhoWouldLikeAnotherProtocolStopNobody(String protocol) {
        othersAreServedBeside(CALL + "Connection: Upgrade\r\nUpgrade: " + protocol + "\r\nContent-Length: 23\r\n\r\n{");
    }

    @Test
    void headersThatComeSlowlyStopNobody() {
        othersAreServedBeside(CALL + "X-A: a");
    }

    @Test
    void answersThatNobodyReadsStopNobody() {
        othersAreServedBeside("GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(4));
    }

    /** Of each caller more than all buffers on the way take, and of callers more than there are threads. */
    @Test
    void answersToManyRequestsThatNobodyReadsStopNobody() {
        othersAreServedBeside("GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(MANY), 12, MANY);
    }

    @Test
    void repliesToManyRequestsThatNobodyReadsStopNobody() throws Exception {
        try (OwnService service = OwnService.declare(switchboard);
                JmsReplier replier = service.answeredBy(JmsReplier.text("x".repeat(16_000)))) {
            String request = "POST /api/services/" + service.name() + "/requests HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx";

            othersAreServedBeside(request.repeat(2 * MANY), 1, 2 * MANY);

            assertThat(replier.requests()).hasSizeBetween(1, 2 * MANY - 1);
        }
    }

    private void othersAreServedBeside(String begin) {
        othersAreServedBeside(begin, SLOW, 1);
    }

    private void othersAreServedBeside(String begin, int callers, int times) {
        List<RawCaller> slow = Stream.generate(() -> RawCaller.of(switchboard))
                .limit(callers)
                .map(caller -> caller.send(begin))
                .toList();
        try {
            for (int i = 0; i < times; i++) {
                anotherIsServed();
            }
        } finally {
            slow.forEach(RawCaller::close);
        }
    }

    private void anotherIsServed() {
        long before = System.nanoTime();
        HttpAnswer answer = switchboard
                .http()
                .call("/api/services/crm.phone-number/requests", request -> request.header("Prefer", "wait=30")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(QUESTION)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(switchboard.http().get("/api/services/crm.phone-number").status())
                .isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BOUND);
    }

    @Test
    void whoIsRefusedForHisBodyIsToldWhateverHeHasSent() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send(CALL + "Content-Length: 1500000\r\n\r\n" + "x".repeat(1_500_000));

            assertThat(caller.everything()).startsWith("HTTP/1.1 413 ").contains("Connection: close");
        }
    }

    @Test
    void aBodyMayComeInParts() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send(CALL + "Connection: close\r\nContent-Length: 23\r\n\r\n");
            QUESTION.chars().forEach(each -> caller.send(String.valueOf((char) each)));

            assertThat(caller.everything()).startsWith("HTTP/1.1 200 ").contains("Dirk Paulsen");
        }
    }

    @Test
    void whoAsksFirstIsToldToGoOnOnce() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send(CALL + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 23\r\n\r\n");
            assertThat(caller.next(25)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

            caller.send(QUESTION);

            assertThat(caller.everything()).startsWith("HTTP/1.1 200 ").contains("Dirk Paulsen");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /api/services/slow",
                "POST /api/services/slow",
                "POST /api/services/crm.phone-number/requests",
                "POST /api/topics/crm.customer-changed/events",
                "POST /api/calls",
                "POST /nothing"
            })
    void aBodyThatSaysItIsTooLargeIsNotWaitedFor(String call) {
        for (String type : List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data")) {
            try (RawCaller caller = RawCaller.of(switchboard)) {
                caller.send(call + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n"
                        + "Connection: close\r\nContent-Length: 2000000\r\n\r\n");

                assertThat(caller.next(13)).isEqualTo("HTTP/1.1 413 ");
            }
        }
    }
}
