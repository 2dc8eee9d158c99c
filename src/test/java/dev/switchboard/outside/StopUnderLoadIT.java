package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A Switchboard that is stopped while callers come and come. */
class StopUnderLoadIT {
    private static final int CALLERS = 4;
    private static final int WARM = 50;
    private static final String BULKY = "it.bulky";

    /** In bytes: a stop waits five seconds for readers, and through a small buffer nobody reads much in them. */
    private static final int RECEIVE_BUFFER = 65_536;

    private final Queue<HttpAnswer> answers = new ConcurrentLinkedQueue<>();

    @Test
    void everyCallerIsAnsweredOrToldThatTheNodeGoes() {
        try (SwitchboardProcess switchboard = Launch.inDevelopment().start()) {
            List<CompletableFuture<Void>> callers = Stream.generate(() -> callAndCallAgain(switchboard.http()))
                    .limit(CALLERS)
                    .toList();
            await().atMost(OwnService.PATIENCE).until(() -> answers.size() > WARM);

            switchboard.stop();

            callers.forEach(CompletableFuture::join);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> answer.problem(503, "shutting-down"));
        }
    }

    /** More than the buffers on the way take. */
    @Test
    void anAnswerThatIsBeingReadIsReadToItsEnd() throws Exception {
        String text = "x".repeat(20_000_000);
        try (SwitchboardProcess switchboard = Launch.inDevelopment().start();
                JmsReplier replier = JmsReplier.listen(switchboard, BULKY, JmsReplier.text(text));
                RawCaller caller = RawCaller.of(switchboard, RECEIVE_BUFFER)) {
            OwnService.declare(switchboard, BULKY, "{\"timeout\": \"PT60S\"}")
                    .awaitLive("a replier", live -> live.getInt("responders", 0) > 0);
            caller.send("POST /api/services/" + BULKY + "/requests HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\n\r\n");
            assertThat(caller.next(13)).isEqualTo("HTTP/1.1 200 ");
            CompletableFuture<Integer> stop = CompletableFuture.supplyAsync(switchboard::stop);

            assertThat(caller.everything()).endsWith(text);
            assertThat(replier.requests()).hasSize(1);
            stop.join();
        }
    }

    @Test
    void whileItGivesNoticeItIsNotReadyAndServesAllTheSame() {
        try (SwitchboardProcess switchboard = Launch.inDevelopment()
                .with("SWITCHBOARD_SHUTDOWN_NOTICE", "PT5M")
                .start()) {
            CompletableFuture<Integer> stop = CompletableFuture.supplyAsync(switchboard::stop);

            switchboard.await(
                    "notice", () -> switchboard.http().get("/health/ready").status() == 503);
            assertThat(switchboard
                            .http()
                            .ask("crm.phone-number", "{\"customerId\":\"C-1001\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(switchboard.http().get("/health/ready").body()).contains("\"stopping\":\"true\"");
            assertThat(stop).isNotDone();

            switchboard.kill(); // the notice is longer than a test has time
        }
    }

    private CompletableFuture<Void> callAndCallAgain(HttpCaller http) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        while (true) {
                            answers.add(http.ask("crm.phone-number", "{\"customerId\":\"C-1001\"}"));
                        }
                    } catch (IllegalStateException e) {
                        // nobody is there any more
                    }
                },
                task -> new Thread(task, "caller").start());
    }
}
