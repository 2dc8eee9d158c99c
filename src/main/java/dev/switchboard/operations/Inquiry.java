package dev.switchboard.operations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question to something that may hang, such as a database. It is asked once at a time, however many want to know; nobody waits longer than
 * the patience, and an answer, or that there was none, serves whoever comes within a while.
 *
 * @param <T> what is answered
 */
public final class Inquiry<T> {
    private final Supplier<T> question;
    private final Executor executor;
    private final long patience;
    private final long fresh;
    private @Nullable Asking<T> newest;

    private record Asking<T>(CompletableFuture<T> answer, long askedAt) {}

    /**
     * @param question asked on a thread of the executor; what it throws is as good as no answer
     * @param patience how long an answer may take
     * @param fresh how old an answer may be
     */
    public Inquiry(Supplier<T> question, Executor executor, Duration patience, Duration fresh) {
        this.question = question;
        this.executor = executor;
        this.patience = patience.toNanos();
        this.fresh = fresh.toNanos();
    }

    /** Empty where nobody answers in time. A question that hangs is not asked again before it has ended. */
    public Optional<T> ask() {
        Asking<T> asking = asking();
        long left = asking.askedAt + patience - System.nanoTime();
        try {
            return Optional.of(asking.answer.get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized Asking<T> asking() {
        long now = System.nanoTime();
        Asking<T> known = newest;
        if (known == null || known.answer.isDone() && now - known.askedAt > fresh) {
            known = new Asking<>(begin(), now);
            newest = known;
        }
        return known;
    }

    private CompletableFuture<T> begin() {
        try {
            return CompletableFuture.supplyAsync(question, executor);
        } catch (RejectedExecutionException e) { // the server is stopping
            return CompletableFuture.failedFuture(e);
        }
    }
}
