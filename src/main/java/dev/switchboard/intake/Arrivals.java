package dev.switchboard.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.nio.NIOConnection;

/** Knows all connections, and closes those that are too many or too slow. In the chain it stands before HTTP is read. */
final class Arrivals extends BaseFilter {
    private static final Attribute<Arrival> ARRIVAL =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Arrival.class.getName());

    /** For who reads nothing of his answer, when more waits to be read than may. */
    private static final Duration HASTE = Duration.ofSeconds(1);

    private final IntakeLimits limits;
    private final Set<Arrival> all = ConcurrentHashMap.newKeySet();

    Arrivals(IntakeLimits limits) {
        this.limits = limits;
    }

    @Override
    public NextAction handleAccept(FilterChainContext ctx) {
        if (all.size() >= limits.connections()) {
            ctx.getConnection().closeSilently();
            return ctx.getStopAction();
        }
        of(ctx.getConnection());
        return ctx.getInvokeAction();
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) {
        of(ctx.getConnection()).bytes(System.nanoTime());
        return ctx.getInvokeAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext ctx) throws IOException {
        Arrival arrival = ARRIVAL.get(ctx.getConnection());
        if (arrival != null) {
            all.remove(arrival);
            arrival.ends();
        }
        return ctx.getInvokeAction();
    }

    /** A connection may be older than this filter. */
    Arrival of(Connection<?> connection) {
        Arrival known = ARRIVAL.get(connection);
        if (known != null) {
            return known;
        }
        Arrival arrival = new Arrival((NIOConnection) connection);
        ARRIVAL.set(connection, arrival);
        all.add(arrival);
        return arrival;
    }

    /** Whether there are answers that callers are still reading. */
    boolean areBeingAnswered() {
        return all.stream().anyMatch(arrival -> arrival.unread() > 0);
    }

    /** To be called now and then. */
    void look() {
        long now = System.nanoTime();
        long unread = all.stream().mapToLong(Arrival::unread).sum();
        Duration readTime = unread > limits.memory() ? HASTE : limits.bodyTime();
        all.forEach(arrival -> arrival.look(now, limits.headerTime(), limits.bodyTime(), readTime));
    }
}
