package dev.switchboard.requestresponse;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;

/**
 * Wakes whoever ends what is overdue. It sleeps until the next deadline that there was when it fell asleep, so that one more costs
 * a look at a field: nearly all are later than that, and have been met when it wakes.
 */
final class DeadlineWatch {
    private static final Logger LOG = System.getLogger(DeadlineWatch.class.getName());

    /** To look through ten thousand takes time, so that is not done for each. A deadline is told late by this and that time at most. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    static final long NEVER = Long.MAX_VALUE;

    private static final long ORIGIN = System.nanoTime();

    private final LongUnaryOperator ending;
    private final AtomicLong wakeAt = new AtomicLong(NEVER);
    private final Thread thread;
    private volatile boolean ended;

    /** @param ending ends what is due at the time that it is given, and tells the earliest deadline of what isn't, or {@link #NEVER} */
    DeadlineWatch(LongUnaryOperator ending, ThreadFactory threads) {
        this.ending = ending;
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /** In nanoseconds since some moment before the first request. */
    static long now() {
        return System.nanoTime() - ORIGIN;
    }

    /** To be called when that which is due can be found. */
    void isDueAt(long nanos) {
        if (nanos < wakeAt.get()) {
            wakeAt.accumulateAndGet(nanos, Math::min);
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!ended) {
            wakeAt.set(NEVER); // what the look misses is told of after this
            long looked = now();
            wakeAt.accumulateAndGet(look(looked), Math::min);
            sleep(looked + PACE_NANOS);
        }
    }

    /** What goes wrong with one is no reason to end no other any more. */
    private long look(long now) {
        try {
            return ending.applyAsLong(now);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "Not all that is overdue could be ended; trying again", e);
            return now;
        }
    }

    private void sleep(long atLeastUntil) {
        long left = Math.max(atLeastUntil, wakeAt.get()) - now();
        while (left > 0 && !ended) {
            LockSupport.parkNanos(left);
            Thread.interrupted(); // nobody's way to end this thread, and it would not sleep any more
            left = Math.max(atLeastUntil, wakeAt.get()) - now();
        }
    }

    void end() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
