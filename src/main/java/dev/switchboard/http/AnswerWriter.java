package dev.switchboard.http;

import dev.switchboard.operations.Unproxied;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Chooses the thread that writes an answer to a caller who waits.
 *
 * <p>A small answer fits the socket's buffer and is written by the thread that brought it, which saves a change of threads.
 * A large one may have to wait for the caller to read, and nobody else's reply may wait with it.
 */
@Unproxied
public class AnswerWriter {
    private static final Logger LOG = System.getLogger(AnswerWriter.class.getName());
    private static final int SMALL = 16 * 1024;

    @Resource
    private ManagedExecutorService executor;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean where the server injects its executor; it leaves it null on a JMS thread
    }

    public void write(Answer answer, Consumer<Answer> caller) {
        if (answer.size() <= SMALL) {
            caller.accept(answer);
        } else {
            writeElsewhere(answer, caller);
        }
    }

    private void writeElsewhere(Answer answer, Consumer<Answer> caller) {
        try {
            executor.execute(() -> caller.accept(answer));
        } catch (RejectedExecutionException e) { // others wait for this thread, but this caller would wait for ever
            LOG.log(Level.DEBUG, "No other thread is free to write an answer", e);
            caller.accept(answer);
        }
    }
}
