package dev.switchboard.operations;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What a bean does again and again for as long as it lives: one failure doesn't end it, the end of the bean does. */
@Dependent
public class PeriodicTasks {
    private static final Logger LOG = System.getLogger(PeriodicTasks.class.getName());

    private final List<Future<?>> tasks = new CopyOnWriteArrayList<>();

    @Resource
    private ManagedScheduledExecutorService scheduler;

    /** Runs the task after each pause. */
    public void every(Duration pause, Runnable task) {
        long millis = pause.toMillis();
        tasks.add(scheduler.scheduleWithFixedDelay(() -> run(task), millis, millis, TimeUnit.MILLISECONDS));
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) { // thrown on, it would end the repetition
            LOG.log(Level.WARNING, "A periodic task failed, and goes on", e);
        }
    }

    @PreDestroy
    void end() {
        tasks.forEach(task -> task.cancel(false));
    }
}
