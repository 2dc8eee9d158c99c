package dev.switchboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ReturnAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever receivers answer, in whatever order. */
class RetryPolicyTest {
    private static final RetrySchedule SCHEDULE = RetrySchedule.parse("PT5S,PT5M,PT10H");
    private static final long NOW = 1_000_000;

    private record Step(Told told, boolean onDemand) {}

    @Property
    void aDeliveryEndsAfterItsScheduleOrEarlier(@ForAll("steps") List<Step> steps) {
        Progress progress = Progress.begun(NOW);
        int counted = 0;
        for (Step step : steps) {
            boolean wasOpen = progress.state().isOpen();
            boolean onDemand = step.onDemand || !wasOpen;
            Recording recording = after(progress, step.told, onDemand);

            counted += counts(step.told) && !onDemand ? 1 : 0;
            progress = recording.progress();
            assertThat(progress.failures()).isEqualTo(counted);
            assertThat(recording.dueAt().isPresent())
                    .as("something is to be done while it is open, or an attempt that was asked for can't be made")
                    .isEqualTo(progress.state().isOpen() || recording.onDemand());
            if (counted > SCHEDULE.waits().size()) {
                assertThat(progress.state()).isIn(DeliveryState.DEAD, DeliveryState.DELIVERED);
            }
        }
    }

    @Property
    void whatIsDeliveredStaysSoUnlessTheReceiverIsGone(@ForAll("steps") List<Step> steps) {
        Progress progress = after(Progress.begun(NOW), Receiving.told(204, Optional.empty()), false)
                .progress();
        for (Step step : steps) {
            boolean gone = step.told.verdict() instanceof Verdict.Gone;
            progress = gone ? progress : after(progress, step.told, true).progress();
            assertThat(progress.state()).isEqualTo(DeliveryState.DELIVERED);
        }
    }

    @Property
    void theNextAttemptComesNotBeforeTheReceiverWantsIt(@ForAll("pauses") Duration pause, @ForAll boolean onDemand) {
        Progress retrying = Progress.begun(NOW).retrying(1, NOW + 1_000);
        Told told = Receiving.told(503, Optional.of(pause));

        Optional<Long> next = after(retrying, told, onDemand).dueAt();

        assertThat(next.orElseThrow()).isGreaterThanOrEqualTo(NOW + pause.toMillis());
    }

    @Property
    void everyAttemptIsKeptUpToABound(@ForAll("steps") List<Step> steps) {
        Progress progress = Progress.begun(NOW);
        for (Step step : steps) {
            progress = after(progress, step.told, step.onDemand).progress();
        }
        assertThat(progress.attempts()).hasSize(Math.min(steps.size(), Progress.KEPT));
        assertThat(AttemptJson.read(AttemptJson.write(progress.attempts())))
                .extracting(Attempt::status)
                .isEqualTo(progress.attempts().stream().map(Attempt::status).toList());
    }

    private static Recording after(Progress progress, Told told, boolean onDemand) {
        Letter letter = new Letter(
                ExchangeId.at(NOW),
                Letter.EXCHANGE,
                ReturnAddress.of("https://one.example/"),
                Optional.empty(),
                Map.of(),
                new Content("text/plain", new byte[0]));
        ClaimedLetter claimed = new ClaimedLetter(letter, progress, onDemand, 0, NOW + 1);
        return new RetryPolicy(SCHEDULE, new Random(1)).after(claimed, told, NOW);
    }

    private static boolean counts(Told told) {
        return told.verdict() instanceof Verdict.Retry || told.verdict() instanceof Verdict.RetryAfter;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Told> told = Arbitraries.oneOf(
                Arbitraries.of(200, 302, 400, 410, 429, 500, 503)
                        .map(status -> Receiving.told(status, Optional.empty())),
                Arbitraries.of(
                        Receiving.told(503, Optional.of(Duration.ofSeconds(9))),
                        Told.failed(Instant.EPOCH, "no answer"),
                        Told.noWay(Instant.EPOCH, "no broker")));
        return told.flatMap(each -> Arbitraries.of(true, false).map(onDemand -> new Step(each, onDemand)))
                .list()
                .ofMaxSize(80);
    }

    @Provide
    Arbitrary<Duration> pauses() {
        return Arbitraries.longs().between(0, 86_400).map(Duration::ofSeconds);
    }
}
