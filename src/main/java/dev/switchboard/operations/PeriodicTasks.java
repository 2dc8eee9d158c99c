package dev.switchboard.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is done again and again: one failure doesn't end it.
 *
 * <p>Not on the server's own scheduler, which is gone before the application when the server stops, and complains of each task
 * that comes in between.
 */
@ApplicationScoped
public class PeriodicTasks {
    private static final Logger LOG = System.getLogger(PeriodicTasks.class.getName());

    private static final int THREADS = 2;
    private static final int THREADS_FOR_THE_LEDGER = 5;
    private static final int PATIENCE_SECONDS = 5;

    @Resource
    private ManagedThreadFactory threads;

    private ScheduledThreadPoolExecutor scheduler;
    private ScheduledThreadPoolExecutor ledgersScheduler;

    /** For the server, which starts it. */
    PeriodicTasks() {}

    PeriodicTasks(ThreadFactory threads) {
        scheduler = scheduler(THREADS, threads);
        ledgersScheduler = scheduler(THREADS_FOR_THE_LEDGER, threads);
    }

    @PostConstruct
    void start() {
        scheduler = scheduler(THREADS, threads);
        ledgersScheduler = scheduler(THREADS_FOR_THE_LEDGER, threads);
    }

    /** After the end nothing more is taken, and nobody is told. */
    private static ScheduledThreadPoolExecutor scheduler(int most, ThreadFactory threads) {
        return new ScheduledThreadPoolExecutor(most, threads, new DiscardPolicy());
    }

    /**
     * Runs the task after each pause. Of failures in a row the first is logged as a warning: what is away for long doesn't fill
     * the log.
     *
     * @return has it done once more as soon as possible, however often that is asked for until then
     */
    public Runnable every(Duration pause, Runnable task) {
        return every(pause, task, scheduler);
    }

    /** As {@link #every} what waits for the ledger: a ledger that hangs must not keep the broker from being watched. */
    public Runnable everyByLedger(Duration pause, Runnable task) {
        return every(pause, task, ledgersScheduler);
    }

    private static Runnable every(Duration pause, Runnable task, ScheduledThreadPoolExecutor scheduler) {
        long millis = pause.toMillis();
        Repeated repeated = new Repeated(task);
        scheduler.scheduleWithFixedDelay(repeated, millis, millis, TimeUnit.MILLISECONDS);
        return () -> {
            if (repeated.ask()) {
                scheduler.execute(repeated);
            }
        };
    }

    private static final class Repeated implements Runnable {
        private final Runnable task;
        private final AtomicBoolean asked = new AtomicBoolean();
        private boolean failing;

        Repeated(Runnable task) {
            this.task = task;
        }

        /** @return whether nobody else has, since it was begun last */
        boolean ask() {
            return asked.compareAndSet(false, true);
        }

        @Override
        public synchronized void run() {
            asked.set(false);
            try {
                task.run();
                failing = false;
            } catch (RuntimeException e) { // thrown on, it would end the repetition
                LOG.log(failing ? Level.DEBUG : Level.WARNING, "A periodic task failed, and goes on", e);
                failing = true;
            }
        }
    }

    /** Nothing is begun any more; returns when what runs is done, or is overdue. */
    @PreDestroy
    public void end() {
        scheduler.shutdown();
        ledgersScheduler.shutdown();
        try {
            scheduler.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            ledgersScheduler.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
