package dev.switchboard.boot;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Lets the application drain before the server stops.
 *
 * <p>A shutdown hook would run beside the server's own, which closes the sockets at once. So the signals are taken before the
 * JVM sees them. The JDK's only way to do that is in its module {@code jdk.unsupported}; where that is missing, a signal stops
 * the server as it always did.
 */
final class Termination {
    /** Exit codes as a shell gives them: 128 and the signal's number. */
    private static final Map<String, Integer> EXIT_CODES = Map.of("TERM", 143, "INT", 130);

    private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

    private Termination() {}

    static void drainOnSignals() {
        try {
            for (Map.Entry<String, Integer> signal : EXIT_CODES.entrySet()) {
                handle(signal.getKey(), () -> drainAndExit(signal.getValue()));
            }
        } catch (ReflectiveOperationException e) {
            System.err.println("Stopping will not wait for pending replies: " + e);
        }
    }

    private static void handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler onSignal = (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
                new Thread(action, "termination").start();
            }
            return null;
        };
        Object proxy = Proxy.newProxyInstance(Termination.class.getClassLoader(), new Class<?>[] {handler}, onSignal);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }

    private static void drainAndExit(int code) {
        if (UNDER_WAY.getAndSet(true)) {
            return;
        }
        try {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            ObjectName application = new ObjectName("dev.switchboard:type=GracefulStop");
            if (beans.isRegistered(application)) {
                beans.invoke(application, "drain", new Object[0], new String[0]);
            }
        } catch (JMException | RuntimeException e) {
            System.err.println("Stopping without waiting for pending replies: " + e);
        } finally {
            System.exit(code);
        }
    }
}
