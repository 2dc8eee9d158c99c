package dev.switchboard.intake;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.HttpServerFilter;

/** Puts the filters of this package into the chains of the server's listeners. */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class.getName());
    private static final long LOOK_MILLIS = 500;

    private Intake() {}

    /**
     * To be called once, when the server listens; connections that are there already follow with their next request.
     *
     * @throws ReflectiveOperationException if the server is another one than this was built for
     */
    public static void install() throws ReflectiveOperationException {
        IntakeLimits limits = IntakeLimits.published();
        Arrivals arrivals = new Arrivals(limits);
        WholeRequests wholeRequests = new WholeRequests(limits, arrivals);
        for (Transport transport : Listeners.transports()) {
            transport.setProcessor(chain((FilterChain) transport.getProcessor(), arrivals, wholeRequests));
        }
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "switchboard-intake");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(() -> look(arrivals), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static FilterChain chain(FilterChain chain, Arrivals arrivals, WholeRequests wholeRequests) {
        FilterChainBuilder builder = FilterChainBuilder.stateless();
        builder.addAll(chain);
        builder.add(builder.indexOfType(HttpServerFilter.class) + 1, wholeRequests);
        builder.add(builder.indexOfType(TransportFilter.class) + 1, arrivals);
        return builder.build();
    }

    /** What is thrown would end the looking. */
    private static void look(Arrivals arrivals) {
        try {
            arrivals.look();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Could not look for callers who are too slow", e);
        }
    }
}
