package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process is killed in the middle of everything that it has promised; each promise is kept by the next. */
class KillIT {
    private static final SurvivingExchanges EXCHANGES = new SurvivingExchanges();
    private static final SurvivingEvent EVENT = new SurvivingEvent();
    private static final SurvivingStream STREAM = new SurvivingStream();
    private static final SurvivingSubscription SUBSCRIPTION = new SurvivingSubscription();
    private static final SurvivingDeliveries DELIVERIES = new SurvivingDeliveries();
    private static final SurvivingAnalyses ANALYSES = new SurvivingAnalyses();
    private static final SurvivingChanges CHANGES = new SurvivingChanges();

    /** The analyses are the last: they would be over before the moment of another has come. */
    private static final List<Survivor> ALL =
            List.of(EXCHANGES, EVENT, STREAM, SUBSCRIPTION, DELIVERIES, CHANGES, ANALYSES);

    @TempDir
    private static Path data;

    private static SwitchboardProcess second;

    @BeforeAll
    static void kill() throws Exception {
        try (SwitchboardProcess first = launch().start()) {
            for (Survivor survivor : ALL) {
                survivor.promise(first);
                survivor.awaitTheMoment();
            }
            first.kill();
        }
        for (Survivor survivor : ALL) {
            survivor.killed();
        }
        second = launch().start();
    }

    /** A receiver that hangs is asked again soon, and often enough to be well when the second process has started. */
    private static Launch launch() {
        return Launch.inDevelopment()
                .onData(data)
                .with("SWITCHBOARD_CALLBACK_TIMEOUT", "PT2S")
                .with("SWITCHBOARD_CALLBACK_SCHEDULE", String.join(",", Collections.nCopies(60, "PT1S")));
    }

    @AfterAll
    static void stop() throws Exception {
        for (Survivor survivor : ALL) {
            survivor.close();
        }
        try (SwitchboardProcess last = second) {
            assertThat(last.stop()).isIn(0, 128 + 15);
            assertThat(last.output()).doesNotContain("Exception", "ERROR");
        }
    }

    @Test
    void exchangesThatNobodyHadAnsweredYetAreAnswered() throws Exception {
        EXCHANGES.assertKeptBy(second);
    }

    @Test
    void anEventThatWasAcceptedComesToItsDurableSubscriber() throws Exception {
        EVENT.assertKeptBy(second);
    }

    @Test
    void aStreamGoesOnWhereItsReaderWas() throws Exception {
        STREAM.assertKeptBy(second);
    }

    @Test
    void eventsAreBroughtToAWebhook() throws Exception {
        SUBSCRIPTION.assertKeptBy(second);
    }

    @Test
    void callbacksThatWereUnderWayAreBrought() throws Exception {
        DELIVERIES.assertKeptBy(second);
    }

    @Test
    void requestsBetweenTwoStepsAreAnsweredAndNoneTwice() throws Exception {
        ANALYSES.assertKeptBy(second);
    }

    @Test
    void everyCommittedChangeIsPublishedOnceAndNothingElse() throws Exception {
        CHANGES.assertKeptBy(second);
    }
}
