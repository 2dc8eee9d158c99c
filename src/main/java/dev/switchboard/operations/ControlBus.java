package dev.switchboard.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.management.JMException;
import javax.management.ObjectName;

/** How whoever starts and stops the server reaches beans of the application: by JMX, under {@code dev.switchboard:type=}. */
@Dependent
public class ControlBus {
    private static final Logger LOG = System.getLogger(ControlBus.class.getName());

    @Resource
    private ManagedExecutorService executor;

    /**
     * @param bean a standard MBean
     * @param otherwise what is logged where it can't be reached
     */
    public void publish(Object bean, String type, String otherwise) {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name(type));
        } catch (JMException e) {
            LOG.log(Level.WARNING, otherwise, e);
        }
    }

    /** One that isn't there is none to withdraw. */
    public void withdraw(String type) {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(type));
        } catch (JMException e) {
            LOG.log(Level.DEBUG, "The management bean was not there", e);
        }
    }

    /**
     * Does what was called for within the application: whoever calls is outside of it, and its beans can be used from within alone.
     *
     * @throws IllegalStateException if that fails
     */
    public <T> T within(Callable<T> task) {
        try {
            return executor.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("What was called for by JMX has failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ObjectName name(String type) throws JMException {
        return new ObjectName("dev.switchboard:type=" + type);
    }
}
