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
    private static final long LAST_WORDS_MILLIS = 5_000;
    private static final long TICK_MILLIS = 10;

    private static final IntakeLimits LIMITS = IntakeLimits.published();
    private static final Arrivals ARRIVALS = new Arrivals(LIMITS);

    private Intake() {}

    /**
     * To be called once, when the server listens.
     *
     * @throws ReflectiveOperationException if the server is another one than this was built for
     */
    public static void install() throws ReflectiveOperationException {
        WholeRequests wholeRequests = new WholeRequests(LIMITS, ARRIVALS);
        for (Transport transport : Listeners.transports()) {
            requireDoor(transport);
            transport.setProcessor(chain((FilterChain) transport.getProcessor(), wholeRequests));
        }
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "switchboard-intake");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(() -> look(), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets callers in. */
    public static void open() {
        Door.getInstance().open();
    }

    /** Returns when callers have read their answers, after {@value #LAST_WORDS_MILLIS} ms at the latest. */
    public static void awaitAnswers() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS);
        while (ARRIVALS.areBeingAnswered() && System.nanoTime() - end < 0) {
            Thread.sleep(TICK_MILLIS);
        }
    }

    private static void requireDoor(Transport transport) {
        if (!(transport.getIOStrategy() instanceof Door)) {
            throw new IllegalStateException("The server would answer before the application is there");
        }
    }

    private static FilterChain chain(FilterChain chain, WholeRequests wholeRequests) {
        FilterChainBuilder builder = FilterChainBuilder.stateless();
        builder.addAll(chain);
        Unparsed.watch((HttpServerFilter) builder.get(builder.indexOfType(HttpServerFilter.class)));
        builder.add(builder.indexOfType(HttpServerFilter.class) + 1, new Workers());
        builder.add(builder.indexOfType(HttpServerFilter.class) + 1, wholeRequests);
        builder.add(builder.indexOfType(HttpServerFilter.class) + 1, new Answers());
        builder.add(builder.indexOfType(HttpServerFilter.class) + 1, new NoUpgrades());
        builder.add(builder.indexOfType(TransportFilter.class) + 1, new Unparsed());
        builder.add(builder.indexOfType(TransportFilter.class) + 1, ARRIVALS);
        return builder.build();
    }

    /** What is thrown would end the looking. */
    private static void look() {
        try {
            ARRIVALS.look();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Could not look for callers who are too slow", e);
        }
    }
}
