package dev.switchboard.operations;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Work that costs hardly more for many than for one, such as a commit: what comes in while one batch is worked on is the next
 * batch. One thread works, while there is work; whoever brings an item waits for nobody.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
public final class GroupCommit<T, R> {
    private static final Logger LOG = System.getLogger(GroupCommit.class.getName());
    private static final long LOOK_MILLIS = 100;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Bounds bounds;
    private final ToLongFunction<T> size;
    private final Function<List<T>, List<R>> work;
    private final Executor teller;
    private final LinkedBlockingQueue<Entry<T, R>> queue;
    private final AtomicLong bytes = new AtomicLong();
    private final ThreadFactory threads;
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
    private volatile boolean working;
    private volatile boolean ended;

    /**
     * How much may wait, so that memory can't run out.
     *
     * @param items that wait at most
     * @param bytes that they have together at most
     * @param batch items that are worked on at once at most
     * @param pace how far apart batches begin, at least
     */
    public record Bounds(int items, long bytes, int batch, Duration pace) {
        /** Without a pace: the next batch begins when the one before it is done. */
        public Bounds(int items, long bytes, int batch) {
            this(items, bytes, batch, Duration.ZERO);
        }
    }

    private record Entry<T, R>(T item, long size, CompletableFuture<R> result) {}

    /**
     * @param size of an item in bytes
     * @param work is given one item or more and returns as many results in the same order, or throws for all of them
     * @param teller runs what waits for the results, so that the next batch doesn't wait for it
     */
    public GroupCommit(
            Bounds bounds,
            ToLongFunction<T> size,
            Function<List<T>, List<R>> work,
            Executor teller,
            ThreadFactory threads) {
        this.bounds = bounds;
        this.size = size;
        this.work = work;
        this.teller = teller;
        this.queue = new LinkedBlockingQueue<>(bounds.items());
        this.threads = threads;
    }

    /** @return what comes of the item, later; empty when there is no room for it, or it is over */
    public Optional<CompletableFuture<R>> offer(T item) {
        Entry<T, R> entry = new Entry<>(item, size.applyAsLong(item), new CompletableFuture<>());
        if (bytes.addAndGet(entry.size) > bounds.bytes() || ended || !queue.offer(entry)) {
            bytes.addAndGet(-entry.size);
            return Optional.empty();
        }
        if (ended && queue.remove(entry)) { // the worker may have looked for the last time before it came
            return Optional.empty();
        }
        if (!hasWorker() && queue.remove(entry)) {
            bytes.addAndGet(-entry.size);
            return Optional.empty();
        }
        return Optional.of(entry.result);
    }

    public boolean isIdle() {
        return queue.isEmpty() && !working;
    }

    /** Takes nothing more, and returns when all that was taken is done. Never interrupts: a database file may not survive it. */
    public void end() {
        ended = true;
        try {
            while (!isDone() && hasWorker()) {
                awaitWorker();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() {
        return isIdle() && worker.get() == null;
    }

    private void awaitWorker() throws InterruptedException {
        Thread last = worker.get();
        if (last != null) {
            LockSupport.unpark(last);
            last.join(LOOK_MILLIS);
        }
    }

    /** Begins one where there is none; not where the machine, or a server that stops, has no thread to give. */
    private boolean hasWorker() {
        if (worker.get() != null) {
            return true;
        }
        try {
            Thread fresh = threads.newThread(this::run);
            if (worker.compareAndSet(null, fresh)) {
                begin(fresh);
            }
            return true;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "There is no thread to work with", e);
            return false;
        }
    }

    private void begin(Thread fresh) {
        boolean begun = false;
        try {
            fresh.start();
            begun = true;
        } finally {
            if (!begun) {
                worker.set(null);
            }
        }
    }

    private void run() {
        Pace pace = new Pace(bounds.pace());
        do {
            long busyAt = System.nanoTime();
            while (!queue.isEmpty() || !ended && System.nanoTime() - busyAt < IDLE_NANOS) {
                if (workOnNext(pace)) {
                    busyAt = System.nanoTime();
                }
            }
        } while (!mayLeave());
    }

    /** Not where an item came while nobody had seen that there is no worker any more. */
    private boolean mayLeave() {
        worker.set(null);
        return queue.isEmpty() || !worker.compareAndSet(null, Thread.currentThread());
    }

    private boolean workOnNext(Pace pace) {
        Entry<T, R> first = next();
        if (first == null) {
            return false;
        }
        working = true;
        pace.begin(() -> ended);
        workOn(first);
        working = false;
        return true;
    }

    private @Nullable Entry<T, R> next() {
        try {
            return queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ended = true; // whoever interrupts wants no more than the end
            return null;
        }
    }

    private void workOn(Entry<T, R> first) {
        List<Entry<T, R>> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, bounds.batch() - 1);
        Runnable news = resultOf(batch);
        batch.forEach(entry -> bytes.addAndGet(-entry.size));
        try {
            teller.execute(news);
        } catch (RejectedExecutionException e) { // the server is stopping
            news.run();
        }
    }

    private Runnable resultOf(List<Entry<T, R>> batch) {
        try {
            List<R> results = work.apply(batch.stream().map(Entry::item).toList());
            return () -> tell(batch, results);
        } catch (RuntimeException | Error e) { // whatever it is, those who wait must know
            return () -> batch.forEach(entry -> entry.result.completeExceptionally(e));
        }
    }

    private static <T, R> void tell(List<Entry<T, R>> batch, List<R> results) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).result.complete(results.get(i));
        }
    }
}
