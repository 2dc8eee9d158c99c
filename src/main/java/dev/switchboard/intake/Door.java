package dev.switchboard.intake;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/**
 * How the server takes what comes in, once the door is open. Until then a connection is closed when something is asked on it. The
 * server has it from its configuration before it listens, so there is no moment in which it would answer for an application that
 * isn't there yet.
 */
@SuppressWarnings("rawtypes") // as the interface has them
public final class Door implements IOStrategy {
    private static final Door DOOR = new Door();

    private final IOStrategy workers = WorkerThreadIOStrategy.getInstance();
    private final ReadEvents readEvents = new ReadEvents();
    private volatile boolean open;

    private Door() {}

    /** The server's way to a strategy that it knows by name. */
    public static Door getInstance() {
        return DOOR;
    }

    void open() {
        open = true;
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event) throws IOException {
        return executeIoEvent(connection, event, true);
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event, boolean isIoEventEnabled) throws IOException {
        if (event != IOEvent.READ) {
            return workers.executeIoEvent(connection, event, isIoEventEnabled);
        }
        if (open) {
            readEvents.handle(connection, isIoEventEnabled);
        } else {
            connection.closeSilently();
        }
        return true;
    }

    @Override
    public Executor getThreadPoolFor(Connection connection, IOEvent event) {
        return workers.getThreadPoolFor(connection, event);
    }

    @Override
    public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
        return workers.createDefaultWorkerPoolConfig(transport);
    }
}
