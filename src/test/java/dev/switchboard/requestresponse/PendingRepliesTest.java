package dev.switchboard.requestresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Deadline;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.registry.CorrelateBy;
import dev.switchboard.registry.Repliers;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.ServiceFigures;
import dev.switchboard.wiretap.WireTap;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PendingRepliesTest {
    private static final Reply REPLY = new Reply(new Content("text/plain", new byte[0]), 200, Optional.empty());
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final ServiceDeclaration SERVICE = new ServiceDeclaration(
            new ServiceName("a.service"),
            "",
            LONG,
            LONG,
            LONG,
            CorrelateBy.CORRELATION_ID,
            new Repliers(List.of("crm")));
    private static final int LIMIT = 20_000;
    private static final long NOW = 1_800_000_000_000L;

    private final WireTap tap = new WireTap(() -> Instant.ofEpochMilli(NOW));
    private final PendingReplies replies = new PendingReplies();
    private final ServiceFigures figures = new ServiceFigures();

    @BeforeEach
    void start() throws Exception {
        inject("threads", threads());
        inject("clock", Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
        inject("tap", tap);
        inject("limit", LIMIT);
        replies.start();
    }

    @AfterEach
    void stop() {
        replies.stop();
    }

    @Test
    void aReplyEndsTheWaiting() {
        PendingReply waiting = waitingFor(LONG);

        assertThat(replies.reply(waiting.id().text(), REPLY)).isEqualTo(ReplyFate.DELIVERED);

        assertThat(waiting.join()).isEqualTo(new Replied(waiting.id(), REPLY));
        assertThat(replies.count()).isZero();
    }

    @Test
    void aSecondReplyIsNobodys() {
        PendingReply waiting = waitingFor(LONG);
        replies.reply(waiting.id().text(), REPLY);

        assertThat(replies.reply(waiting.id().text(), REPLY)).isEqualTo(ReplyFate.UNKNOWN);
    }

    @Test
    void theDeadlineEndsTheWaiting() {
        PendingReply waiting = waitingFor(Duration.ofMillis(1));

        assertThat(waiting.join()).isEqualTo(new Expired(waiting.id()));
        assertThat(replies.reply(waiting.id().text(), REPLY)).isEqualTo(ReplyFate.LATE);
    }

    @Test
    void aDeadlineIsMetWhateverOthersAreWaitedFor() {
        List<PendingReply> patient = List.of(waitingFor(LONG), waitingFor(LONG));
        List<PendingReply> due = Stream.of(500, 300, 2, 400, 1)
                .map(millis -> waitingFor(Duration.ofMillis(millis)))
                .toList();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(due).allMatch(PendingReply::isDone));
        PendingReply afterwards = waitingFor(Duration.ofMillis(1));
        await().atMost(PATIENCE).until(afterwards::isDone);

        assertThat(patient).noneMatch(PendingReply::isDone);
        assertThat(replies.count()).isEqualTo(patient.size());
    }

    @Test
    void deadlinesAreMetAfterOneThatWentWrong() {
        PendingReply unlucky = waitingFor(Duration.ofMillis(100));
        unlucky.tell(outcome -> {
            throw new IllegalStateException("as the test wants");
        });
        assertThat(unlucky.join()).isEqualTo(new Expired(unlucky.id()));

        PendingReply next = waitingFor(Duration.ofMillis(1));

        await().atMost(PATIENCE).until(next::isDone);
    }

    @Test
    void whoGoesIsNotWaitedFor() {
        PendingReply waiting = waitingFor(LONG);

        waiting.cancel(false);

        assertThat(replies.count()).isZero();
        assertThat(replies.reply(waiting.id().text(), REPLY)).isEqualTo(ReplyFate.LATE);
    }

    @Test
    void whoGoesAfterTheReplyChangesNothing() {
        PendingReply waiting = waitingFor(LONG);
        replies.reply(waiting.id().text(), REPLY);

        waiting.cancel(false);

        assertThat(waiting.join()).isInstanceOf(Replied.class);
        assertThat(replies.reply(waiting.id().text(), REPLY)).isEqualTo(ReplyFate.UNKNOWN);
    }

    @Test
    void whoGoesWhileTheReplyIsToldChangesNothing() {
        PendingReply waiting = waitingFor(LONG);
        waiting.tell(outcome -> waiting.cancel(false));

        replies.reply(waiting.id().text(), REPLY);

        assertThat(waiting.join()).isEqualTo(new Replied(waiting.id(), REPLY));
    }

    @Test
    void whoGoesAfterTheDeadlineChangesNothing() {
        PendingReply waiting = waitingFor(Duration.ofMillis(1));
        waiting.join();

        waiting.cancel(false);

        assertThat(replies.reply(waiting.id().text(), REPLY)).isEqualTo(ReplyFate.LATE);
    }

    @Test
    void whatComesAgainAfterTheLinkWasLostIsLateAndWhatIsWaitedForIsNot() {
        PendingReply answered = waitingFor(LONG);
        PendingReply waiting = waitingFor(LONG);
        replies.reply(answered.id().text(), REPLY);

        replies.linkLost();

        assertThat(replies.reply(answered.id().text(), REPLY)).isEqualTo(ReplyFate.LATE);
        assertThat(replies.reply(waiting.id().text(), REPLY)).isEqualTo(ReplyFate.DELIVERED);
        assertThat(replies.reply("no exchange", REPLY)).isEqualTo(ReplyFate.UNKNOWN);
    }

    @Test
    void allAreToldWhenTheNodeGoes() {
        PendingReply one = waitingFor(LONG);
        PendingReply other = waitingFor(LONG);

        replies.endAll();

        assertThat(List.of(one, other)).allSatisfy(waiting -> assertThat(waiting.join())
                .isInstanceOfSatisfying(
                        Refused.class, told -> assertThat(told.fault()).isEqualTo(Fault.SHUTTING_DOWN)));
        assertThat(replies.count()).isZero();
    }

    @Test
    void theWireTapSeesEachEndOnce() {
        List<ExchangeState> ends = new ArrayList<>();
        tap.listen(seen -> ends.add(seen.state()));
        PendingReply answered = waitingFor(LONG);
        PendingReply gone = waitingFor(LONG);

        replies.reply(answered.id().text(), REPLY);
        answered.cancel(false);
        gone.cancel(false);
        waitingFor(Duration.ofMillis(1)).join();
        waitingFor(LONG);
        replies.endAll();

        assertThat(ends)
                .containsExactly(
                        ExchangeState.REPLIED, ExchangeState.CANCELLED, ExchangeState.EXPIRED, ExchangeState.FAILED);
    }

    @Test
    void aReplyAtTheDeadlineIsDeliveredOrLateAndNeverUnknown() {
        List<ReplyFate> fates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            PendingReply waiting = waitingFor(Duration.ofMillis(1));
            spinUntil(System.nanoTime() + 900_000 + i * 100L);
            fates.add(replies.reply(waiting.id().text(), REPLY));
        }

        assertThat(fates).isNotEmpty().doesNotContain(ReplyFate.UNKNOWN);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(replies.count()).isZero());
        assertThat(figures.begin(1)).as("every place was given back").isTrue();
    }

    @Test
    void aReplyAfterACallerWhoWentAtTheDeadlineIsLateAndNeverUnknown() {
        List<ReplyFate> fates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            PendingReply waiting = waitingFor(Duration.ofMillis(1));
            spinUntil(System.nanoTime() + 900_000 + i * 100L);
            waiting.cancel(false);
            waiting.exceptionally(gone -> null).join();
            fates.add(replies.reply(waiting.id().text(), REPLY));
        }

        assertThat(fates).containsOnly(ReplyFate.LATE);
    }

    @Test
    void whoMayAnswerIsKnownWhileSomebodyWaits() {
        PendingReply waiting = waitingFor(LONG);
        String id = waiting.id().text();

        assertThat(replies.repliersOf(id).include(Optional.of("crm"))).isTrue();
        assertThat(replies.repliersOf(id).include(Optional.of("forger"))).isFalse();
        assertThat(replies.repliersOf(id).include(Optional.empty())).isFalse();

        replies.forged(id);
        assertThat(figures.snapshot().forgedReplies()).isEqualTo(1);
        assertThat(waiting).as("goes on waiting").isNotDone();

        replies.reply(id, REPLY);
        assertThat(replies.repliersOf(id).areAnybody()).isTrue();
    }

    private static void spinUntil(long time) {
        while (System.nanoTime() - time < 0) {
            Thread.onSpinWait();
        }
    }

    private PendingReply waitingFor(Duration time) {
        assertThat(figures.begin(Integer.MAX_VALUE)).isTrue();
        return replies.await(ExchangeId.at(NOW), SERVICE, Deadline.after(NOW, time), NOW, figures);
    }

    private void inject(String field, Object value) throws ReflectiveOperationException {
        Field target = PendingReplies.class.getDeclaredField(field);
        target.setAccessible(true);
        target.set(replies, value);
    }

    private static ManagedThreadFactory threads() {
        return (ManagedThreadFactory) Proxy.newProxyInstance(
                PendingRepliesTest.class.getClassLoader(),
                new Class<?>[] {ManagedThreadFactory.class},
                (proxy, method, arguments) -> new Thread((Runnable) arguments[0]));
    }
}
