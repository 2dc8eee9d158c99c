package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartLogTest {
    @Test
    void theReasonIsTheRootCauseAndWhatItCaused() {
        Throwable failure = new IllegalStateException(
                "Deployment failed",
                new IllegalStateException("Connection to db refused", new RuntimeException("timed out")));

        assertThat(StartLog.reason(failure)).isEqualTo("Connection to db refused: timed out");
    }

    @Test
    void aCauseThatIsQuotedByWhatItCausedIsSaidOnce() {
        Throwable failure =
                new IllegalStateException("No connection: wrong password", new RuntimeException("wrong password"));

        assertThat(StartLog.reason(failure)).isEqualTo("No connection: wrong password");
    }

    @Test
    void aWrapperWithoutAWordSaysNothing() {
        Throwable failure = new IllegalStateException(
                "Unable to invoke", new InvocationTargetException(new IllegalStateException("timeout is a duration")));

        assertThat(StartLog.reason(failure)).isEqualTo("timeout is a duration");
    }

    @Test
    void whereTheServerLoggedAFailureTwiceTheOneWithItsCausesCounts() {
        StartLog.holdBack();
        new StartLog()
                .publish(serverSays(Level.SEVERE, new IllegalStateException("a", new RuntimeException("disk full"))));
        new StartLog().publish(serverSays(Level.SEVERE, new IllegalStateException("Exception during lifecycle")));

        assertThat(StartLog.reason(null)).isEqualTo("a: disk full");
    }

    @Test
    void theReasonIsOneLine() {
        assertThat(StartLog.reason(new IllegalStateException("\nFirst\n\tat second")))
                .isEqualTo("First");
    }

    @Test
    void whatTheServerLoggedWhileStartingKnowsBetterThanTheFailureItself() {
        StartLog.holdBack();
        new StartLog().publish(serverSays(Level.SEVERE, new IllegalStateException("disk full")));

        assertThat(StartLog.reason(new IllegalStateException("not deployed"))).isEqualTo("disk full");
    }

    @Test
    void aFileKeepsAllThatWasSaidUntilTheStartFailed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("failed-start.log");
        StartLog.holdBack();
        new StartLog().publish(serverSays(Level.WARNING, new IllegalStateException("no such class")));
        Exception failure = new IllegalStateException("the application was not deployed");

        assertThat(StartLog.keep(file, failure)).isTrue();

        assertThat(Files.readString(file))
                .contains("no such class", "the application was not deployed", "at dev.switchboard.boot.StartLogTest");
        assertThat(StartLog.reason(failure)).isEqualTo("no such class");
    }

    @Test
    void aDiskThatIsFullHidesNoReason(@TempDir Path folder) {
        StartLog.holdBack();
        new StartLog().publish(serverSays(Level.WARNING, new IllegalStateException("disk full")));
        Exception failure = new IllegalStateException("not deployed");

        assertThat(StartLog.keep(folder.resolve("no-such-folder/file"), failure))
                .isFalse();

        assertThat(StartLog.reason(failure)).isEqualTo("disk full");
    }

    @Test
    void whereAllWasShownThereIsNothingToKeep(@TempDir Path folder) {
        Path file = folder.resolve("failed-start.log");

        assertThat(StartLog.keep(file, new IllegalStateException("not deployed")))
                .isFalse();

        assertThat(file).doesNotExist();
    }

    private static LogRecord serverSays(Level level, Throwable thrown) {
        LogRecord entry = new LogRecord(level, "The server failed");
        entry.setLoggerName("jakarta.enterprise");
        entry.setThrown(thrown);
        return entry;
    }
}
