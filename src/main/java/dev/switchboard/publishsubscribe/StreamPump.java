package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes all streams of this node, which nowhere waits for a reader; and another that loads from the ledger
 * what a reader has missed.
 *
 * <p>After each round it rests as long as the round took: with thousands of readers, they get more events at once, seldomer.
 */
final class StreamPump {
    private static final Logger LOG = System.getLogger(StreamPump.class.getName());
    private static final long TICK_MILLIS = 100;
    private static final long LEAST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long IDLE_SECONDS = 10;
    private static final int MOST_LOADED_BYTES = 64 << 10;

    private final Collection<TopicStream> streams;
    private final StreamStore store;
    private final Semaphore wake = new Semaphore(0);
    private final ThreadPoolExecutor loader;
    private final Thread thread;
    private volatile boolean ended;

    /** @param streams as they are at each moment */
    StreamPump(Collection<TopicStream> streams, StreamStore store, ThreadFactory threads) {
        this.streams = streams;
        this.store = store;
        this.loader =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        loader.allowCoreThreadTimeOut(true);
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /** There may be something to do. */
    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Returns when nothing is written any more. */
    void end() {
        ended = true;
        wake();
        loader.shutdown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!ended) {
                wake.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
                long began = System.nanoTime();
                streams.forEach(stream -> turn(stream, began));
                TimeUnit.NANOSECONDS.sleep(Math.max(LEAST_REST_NANOS, System.nanoTime() - began));
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "The server stops", e);
        }
    }

    private void turn(TopicStream stream, long now) {
        attempt(stream, () -> stream.look(now));
        attempt(stream, () -> stream.turn((reader, position) -> load(stream.topic(), reader, position), now));
    }

    /** Whatever one stream does, the others go on. */
    private static void attempt(TopicStream stream, Runnable step) {
        try {
            step.run();
        } catch (LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, "Streams pause until the ledger is back", e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Streams of " + stream.topic() + " stumbled", e);
        }
    }

    private void load(String topic, StreamReader reader, long position) {
        loader.execute(() -> reader.loaded(chunk(topic, position)));
    }

    private TopicLog.@Nullable Chunk chunk(String topic, long position) {
        try {
            List<Frame> frames = store.after(topic, position, MOST_LOADED_BYTES);
            return frames.isEmpty() ? null : TopicLog.Chunk.of(EventFrame.tellingOfAGap(frames, position));
        } catch (LedgerUnavailableException e) {
            LOG.log(Level.DEBUG, "A reader waits for the ledger", e);
            return null;
        } catch (RuntimeException e) { // thrown on, the reader would wait for ever
            LOG.log(Level.WARNING, "What a reader of " + topic + " has missed can't be loaded now", e);
            return null;
        }
    }
}
