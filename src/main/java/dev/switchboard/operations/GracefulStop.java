package dev.switchboard.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets the node go without leaving anybody behind: nobody new is let in, who waits gets the reply within the grace time or a
 * problem at its end.
 *
 * <p>An application hears of its end when the server has begun to close its sockets, which is too late. So whoever stops the
 * server calls {@link #drain()} first, by JMX; {@code switchboard.jar} does on SIGTERM and SIGINT.
 */
@ApplicationScoped
public class GracefulStop implements GracefulStopMBean {
    private static final Logger LOG = System.getLogger(GracefulStop.class.getName());
    private static final String NAME = "GracefulStop";
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @Inject
    private Instance<Drainable> drainables;

    @Inject
    private PeriodicTasks periodicTasks;

    @Inject
    private ControlBus bus;

    @Inject
    @ConfigProperty(name = "switchboard.shutdown.grace", defaultValue = "PT10S")
    private Duration grace;

    @Inject
    @ConfigProperty(name = "switchboard.shutdown.notice", defaultValue = "PT0S")
    private Duration notice;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean
    }

    @PostConstruct
    void publish() {
        bus.publish(this, NAME, "Stopping will not wait for pending replies");
    }

    @Override
    public void drain() {
        try {
            bus.within(Executors.callable(this::drainWithin));
        } catch (IllegalStateException e) {
            LOG.log(Level.WARNING, "Pending replies were not waited for", e);
        }
    }

    private void drainWithin() {
        drainables.forEach(Drainable::announce);
        awaitNotice();
        drainables.forEach(Drainable::close);
        long end = System.nanoTime() + grace.toNanos();
        while (!drainables.stream().allMatch(Drainable::isIdle) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        periodicTasks.end();
        drainables.forEach(Drainable::end);
    }

    private void awaitNotice() {
        long end = System.nanoTime() + notice.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** The last chance, where nobody has called {@link #drain()}. */
    void endAll(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ending) {
        drainables.forEach(Drainable::close);
        periodicTasks.end();
        drainables.forEach(Drainable::end);
    }

    @PreDestroy
    void withdraw() {
        bus.withdraw(NAME);
    }
}
