package dev.switchboard.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
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
    private static final String NAME = "dev.switchboard:type=GracefulStop";
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @Inject
    private Instance<Drainable> drainables;

    @Inject
    private PeriodicTasks periodicTasks;

    @Resource
    private ManagedExecutorService executor;

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
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, new ObjectName(NAME));
        } catch (JMException e) {
            LOG.log(Level.WARNING, "Stopping will not wait for pending replies", e);
        }
    }

    @Override
    public void drain() {
        try {
            // whoever calls is outside the application, and the beans here can be used from within alone
            executor.submit(this::drainWithin).get();
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "Pending replies were not waited for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
        } catch (JMException e) {
            LOG.log(Level.DEBUG, "The management bean was not there", e);
        }
    }
}
