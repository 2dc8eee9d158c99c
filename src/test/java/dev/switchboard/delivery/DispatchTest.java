package dev.switchboard.delivery;

import static dev.switchboard.delivery.DeliveryState.DEAD;
import static dev.switchboard.delivery.DeliveryState.DELIVERED;
import static dev.switchboard.delivery.DeliveryState.PENDING;
import static dev.switchboard.delivery.DeliveryState.RETRYING;
import static dev.switchboard.delivery.Receiving.told;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ReturnAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One node, or several one after the other, on one ledger. Time passes only when a test lets it. */
class DispatchTest {
    private static final String GOOD = "https://good.example";
    private static final String BAD = "https://bad.example";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final DispatchLimits LIMITS = new DispatchLimits(8, 64, 1_000_000, TIMEOUT);
    private static final RetrySchedule TWO_RETRIES = RetrySchedule.parse("PT5S,PT10H");
    private static final Duration NEXT = Duration.ofSeconds(6);

    private final SettableClock clock = new SettableClock();
    private final KeptLetters ledger = new KeptLetters();
    private final Receiving receivers = new Receiving();
    private final List<Dispatch> nodes = new ArrayList<>();
    private Dispatch node = startNode(LIMITS);

    private Dispatch startNode(DispatchLimits limits) {
        RetryPolicy policy = new RetryPolicy(TWO_RETRIES, new Random(1));
        Dispatch started = new Dispatch(ledger, receivers, policy, limits, clock, Executors.defaultThreadFactory());
        started.start();
        nodes.add(started);
        return started;
    }

    @AfterEach
    void stop() {
        nodes.forEach(Dispatch::end);
    }

    @Test
    void aStoredLetterIsDeliveredFromMemory() {
        Letter letter = post(GOOD);

        awaitState(letter, DELIVERED);
        assertThat(ledger.claims()).isZero();
        assertThat(node.figures()).isEqualTo(new DeliveryFigures.Snapshot(1, 1, 0, 0));
    }

    @Test
    void aRetryComesWhenItIsDueAndNotBefore() {
        receivers.answer(BAD, 500);
        Letter letter = post(BAD);
        awaitState(letter, RETRYING);
        pass(Duration.ofSeconds(4));
        awaitASweep();
        assertThat(receivers.attempts(letter)).isEqualTo(1);

        pass(Duration.ofSeconds(2));
        awaitAttempts(letter, 2);
        awaitFailures(letter, 2);
        receivers.answer(BAD, 204);
        pass(Duration.ofHours(11));

        awaitState(letter, DELIVERED);
        assertThat(ledger.progress(letter).attempts())
                .extracting(attempt -> attempt.status().orElseThrow())
                .containsExactly(500, 500, 204);
    }

    @Test
    void aDeliveryIsDeadWhenItsScheduleIsAtItsEnd() {
        receivers.answer(BAD, 404);
        Letter letter = post(BAD);
        awaitState(letter, RETRYING);
        pass(NEXT);
        awaitFailures(letter, 2);
        pass(Duration.ofHours(11));

        awaitState(letter, DEAD);
        assertThat(receivers.attempts(letter)).isEqualTo(3);
        pass(Duration.ofDays(30));
        awaitASweep();
        assertThat(receivers.attempts(letter)).isEqualTo(3);
    }

    @Test
    void aReceiverThatIsGoneIsNotAskedAgain() {
        receivers.answer(BAD, 410);
        Letter letter = post(BAD);

        awaitState(letter, DEAD);
        assertThat(ledger.progress(letter).nextAttemptAt()).isEmpty();
    }

    @Test
    void anAttemptThatCannotBeBegunIsMadeAgain() {
        receivers.fail(BAD);
        Letter letter = post(BAD);
        awaitState(letter, RETRYING);

        receivers.answer(BAD, 204);
        pass(NEXT);

        awaitState(letter, DELIVERED);
    }

    @Test
    void aReceiverThatNeverAnswersDelaysNoOther() {
        receivers.hang(BAD);
        IntStream.range(0, 100).forEach(i -> post(BAD));
        awaitAttempts(BAD, Lane.FIRST_WINDOW);

        Letter letter = post(GOOD);

        awaitState(letter, DELIVERED);
        assertThat(receivers.attempts(BAD)).isEqualTo(Lane.FIRST_WINDOW);
    }

    @Test
    void aReceiverThatAnswersIsGivenMoreAtOnce() {
        IntStream.range(0, LIMITS.perReceiver()).forEach(i -> post(GOOD));
        awaitAttempts(GOOD, LIMITS.perReceiver());
        receivers.hang(GOOD);

        IntStream.range(0, 100).forEach(i -> post(GOOD));

        awaitAttempts(GOOD, 2 * LIMITS.perReceiver());
        awaitASweep();
        assertThat(receivers.attempts(GOOD)).as("up to its bulkhead").isEqualTo(2 * LIMITS.perReceiver());
    }

    @Test
    void manyReceiversThatNeverAnswerLeaveRoomForTheNext() {
        for (int i = 0; i < 20; i++) {
            String hung = "https://hung" + i + ".example";
            receivers.hang(hung);
            IntStream.range(0, 20).forEach(each -> post(hung));
        }

        Letter letter = post(GOOD);

        awaitState(letter, DELIVERED);
    }

    @Test
    void whatThereIsNoRoomForIsClaimedLater() {
        CompletableFuture<Told> answer = receivers.hang(BAD);
        List<Letter> letters = IntStream.range(0, 700).mapToObj(i -> post(BAD)).toList();
        awaitAttempts(BAD, Lane.FIRST_WINDOW);

        receivers.answer(BAD, 200);
        answer.complete(told(200, Optional.empty()));

        awaitState(letters, DELIVERED);
        assertThat(receivers.attempts(BAD)).as("each once").isEqualTo(letters.size());
        assertThat(ledger.claims()).isPositive();
    }

    @Test
    void aReceiverThatFailsAgainAndAgainIsLeftAlone() {
        receivers.answer(BAD, 503);
        List<Letter> letters = IntStream.range(0, 20).mapToObj(i -> post(BAD)).toList();
        awaitAttempts(BAD, CircuitBreaker.THRESHOLD);
        awaitASweep();

        assertThat(receivers.attempts(BAD)).isEqualTo(CircuitBreaker.THRESHOLD);
        assertThat(letters.stream().filter(letter -> ledger.progress(letter).state() == PENDING))
                .as("what isn't attempted isn't counted")
                .hasSize(letters.size() - CircuitBreaker.THRESHOLD);
    }

    @Test
    void oneProbeDecidesWhetherALeftAloneReceiverIsAskedAgain() {
        receivers.answer(BAD, 503);
        List<Letter> letters = IntStream.range(0, 20).mapToObj(i -> post(BAD)).toList();
        awaitAttempts(BAD, CircuitBreaker.THRESHOLD);

        pass(NEXT);
        awaitAttempts(BAD, CircuitBreaker.THRESHOLD + 1);
        awaitASweep();
        assertThat(receivers.attempts(BAD)).as("one probe").isEqualTo(CircuitBreaker.THRESHOLD + 1);

        receivers.answer(BAD, 200);
        pass(Duration.ofSeconds(11));
        pass(Duration.ofHours(11));
        awaitState(letters, DELIVERED);
    }

    @Test
    void aReceiverThatRefusesIsNotTakenForDead() {
        receivers.answer(BAD, 404);
        IntStream.range(0, 20).forEach(i -> post(BAD));

        awaitAttempts(BAD, 20);
    }

    @Test
    void aReceiverThatAsksForTimeIsGivenIt() {
        receivers.answer(BAD, told(429, Optional.of(Duration.ofMinutes(2))));
        Letter throttled = post(BAD);
        awaitState(throttled, RETRYING);
        receivers.answer(BAD, 200);
        Letter other = post(BAD);

        pass(Duration.ofSeconds(119));
        awaitASweep();
        assertThat(receivers.attempts(BAD))
                .as("neither this letter nor another")
                .isEqualTo(1);

        pass(Duration.ofSeconds(2));
        awaitState(throttled, DELIVERED);
        awaitState(other, DELIVERED);
    }

    @Test
    void whatANodeDiedWithIsDeliveredByAnother() {
        receivers.hang(BAD);
        Letter letter = post(BAD);
        awaitAttempts(letter, 1);
        node.close(); // as good as dead: it begins nothing more
        receivers.answer(BAD, 200);
        startNode(LIMITS);
        awaitASweep();
        assertThat(receivers.attempts(letter)).as("while the lease lasts").isEqualTo(1);

        pass(LIMITS.lease());

        awaitState(letter, DELIVERED);
        assertThat(receivers.attempts(letter)).isEqualTo(2);
    }

    @Test
    void whatWasStoredAndNeverTakenUpIsDeliveredAfterItsLease() {
        Letter letter = letter(GOOD, Optional.empty());
        ledger.store(letter, clock.millis(), node.mailing().dueAt(letter));

        pass(LIMITS.lease());

        awaitState(letter, DELIVERED);
    }

    @Test
    void aLetterThatWaitedTooLongInMemoryIsLeftToWhoeverClaimsIt() {
        CompletableFuture<Told> answer = receivers.hang(BAD);
        List<Letter> letters = IntStream.range(0, 10).mapToObj(i -> post(BAD)).toList();
        awaitAttempts(BAD, Lane.FIRST_WINDOW);

        pass(LIMITS.lease().minus(TIMEOUT).plusMillis(1));
        answer.complete(told(200, Optional.empty()));
        awaitState(letters.subList(0, Lane.FIRST_WINDOW), DELIVERED);
        awaitASweep();
        assertThat(receivers.attempts(BAD)).isEqualTo(Lane.FIRST_WINDOW);

        receivers.answer(BAD, 200);
        pass(TIMEOUT);
        awaitState(letters, DELIVERED);
    }

    @Test
    void lettersOfAKeyGoOutOneAfterTheOther() {
        receivers.answer(BAD, 500);
        Letter first = post(BAD, "k");
        awaitState(first, RETRYING);
        Letter second = post(BAD, "k");
        Letter otherKey = post(BAD, "other");
        awaitAttempts(otherKey, 1);
        awaitASweep();
        assertThat(receivers.attempts(second)).isZero();

        receivers.answer(BAD, 200);
        pass(NEXT);

        awaitState(second, DELIVERED);
        assertThat(receivers.attempts().stream().map(ClaimedLetter::id))
                .containsSubsequence(first.deliveryId(), first.deliveryId(), second.deliveryId());
    }

    @Test
    void theNextOfAKeyGoesOnWhenTheFirstIsDead() {
        receivers.answer(BAD, 410);
        Letter first = post(BAD, "k");
        awaitState(first, DEAD);
        receivers.answer(BAD, 200);

        awaitState(post(BAD, "k"), DELIVERED);
    }

    @Test
    void aBrokerThatIsAwayTakesNothingFromTheSchedule() {
        String queue = "jms:queue:orders";
        receivers.answer(queue, Told.noWay(clock.instant(), "the broker can't be reached"));
        Letter letter = post(queue);
        for (int i = 1; i <= 5; i++) {
            awaitAttempts(letter, i);
            awaitASweep();
            pass(NEXT);
        }
        receivers.answer(queue, 202);
        pass(NEXT);

        awaitState(letter, DELIVERED);
        assertThat(ledger.progress(letter).failures()).isZero();
    }

    @Test
    void aDeadDeliveryIsDeliveredOnDemand() {
        receivers.answer(BAD, 410);
        Letter letter = post(BAD);
        awaitState(letter, DEAD);
        receivers.answer(BAD, 200);

        redeliver(letter);

        awaitState(letter, DELIVERED);
    }

    @Test
    void anAttemptOnDemandDoesNotWaitForTheCircuitBreaker() {
        receivers.answer(BAD, 503);
        List<Letter> letters = IntStream.range(0, 20).mapToObj(i -> post(BAD)).toList();
        Letter tried = letters.get(0);
        awaitAttempts(BAD, CircuitBreaker.THRESHOLD);
        awaitState(tried, RETRYING);
        awaitASweep();
        receivers.answer(BAD, 200);

        redeliver(tried);

        awaitState(letters.subList(CircuitBreaker.THRESHOLD, 20), DELIVERED);
        pass(LIMITS.lease());
        awaitState(tried, DELIVERED);
    }

    @Test
    void aFailureOnDemandLeavesTheScheduleAsItWas() {
        receivers.answer(BAD, 404);
        Letter letter = post(BAD);
        awaitState(letter, RETRYING);
        Optional<Long> next = ledger.progress(letter).nextAttemptAt();

        redeliver(letter);
        awaitAttempts(letter, 2);
        await().atMost(PATIENCE).until(() -> ledger.progress(letter).attempts().size() == 2);

        assertThat(ledger.progress(letter).failures()).isEqualTo(1);
        assertThat(ledger.progress(letter).nextAttemptAt()).isEqualTo(next);
        receivers.answer(BAD, 200);
        pass(NEXT);
        awaitState(letter, DELIVERED);
    }

    @Test
    void aResultThatCanNotBeKeptIsKeptWhenTheLedgerIsBack() {
        CompletableFuture<Told> answer = receivers.hang(BAD);
        Letter letter = post(BAD);
        awaitAttempts(letter, 1);
        ledger.away(true);
        answer.complete(told(200, Optional.empty()));
        await().atMost(PATIENCE).until(() -> node.figures().delivered() == 1);

        ledger.away(false);

        awaitState(letter, DELIVERED);
        assertThat(receivers.attempts(letter)).isEqualTo(1);
    }

    @Test
    void aStoppingNodeBeginsNothingAndKeepsWhatIsUnderWay() {
        CompletableFuture<Told> answer = receivers.hang(BAD);
        Letter underWay = post(BAD);
        awaitAttempts(underWay, 1);

        node.close();
        Letter next = post(GOOD);
        assertThat(node.isIdle()).isFalse();
        answer.complete(told(200, Optional.empty()));
        await().atMost(PATIENCE).until(node::isIdle);
        node.end();

        assertThat(ledger.progress(underWay).state()).isEqualTo(DELIVERED);
        assertThat(receivers.attempts(next)).isZero();
        startNode(LIMITS);
        awaitState(next, DELIVERED);
    }

    private Letter post(String address) {
        return post(letter(address, Optional.empty()));
    }

    private Letter post(String address, String key) {
        return post(letter(address, Optional.of(key)));
    }

    private Letter post(Letter letter) {
        Mailing mailing = node.mailing();
        ledger.store(letter, clock.millis(), mailing.dueAt(letter));
        mailing.takeUp();
        return letter;
    }

    private Letter letter(String address, Optional<String> key) {
        return new Letter(
                ExchangeId.at(clock.millis()),
                Letter.EXCHANGE,
                ReturnAddress.of(address),
                key,
                Map.of(),
                new Content("text/plain", "body".getBytes(UTF_8)));
    }

    private void redeliver(Letter letter) {
        node.redeliver(ledger.find(letter.deliveryId()).orElseThrow());
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    /** Lets a node look for all that is due at least once: a letter of its own, for which it had no room, comes through. */
    private void awaitASweep() {
        Letter letter = letter("https://sweep" + ExchangeId.at(0) + ".example", Optional.empty());
        ledger.store(letter, clock.millis(), clock.millis());
        awaitState(letter, DELIVERED);
    }

    private void awaitState(Letter letter, DeliveryState state) {
        await(state.text()).atMost(PATIENCE).until(() -> ledger.progress(letter).state() == state);
    }

    private void awaitState(List<Letter> letters, DeliveryState state) {
        await(state.text()).atMost(PATIENCE).until(() -> letters.stream()
                .allMatch(letter -> ledger.progress(letter).state() == state));
    }

    private void awaitFailures(Letter letter, int failures) {
        await().atMost(PATIENCE).until(() -> ledger.progress(letter).failures() == failures);
    }

    private void awaitAttempts(Letter letter, int attempts) {
        await().atMost(PATIENCE).until(() -> receivers.attempts(letter) == attempts);
    }

    private void awaitAttempts(String receiver, int attempts) {
        await().atMost(PATIENCE).until(() -> receivers.attempts(receiver) >= attempts);
    }
}
