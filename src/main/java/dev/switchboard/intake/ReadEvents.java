package dev.switchboard.intake;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Context;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOEventLifeCycleListener;
import org.glassfish.grizzly.asyncqueue.AsyncQueue;
import org.glassfish.grizzly.attributes.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes on connections in the selector's own thread, which goes on listening to the connection meanwhile. Where a worker
 * reads, as is the server's way, the selector must stop listening for that time, and be woken to begin again: once more for each
 * request (docs/performance.md).
 *
 * <p>What comes while a request is worked for, the next one or the connection's end, is not read before that is done. Only then
 * does the selector stop listening.
 */
@SuppressWarnings("rawtypes") // as the server's interfaces have them
final class ReadEvents extends IOEventLifeCycleListener.Adapter {
    private static final Logger LOG = Logger.getLogger(ReadEvents.class.getName());
    private static final Attribute<AtomicReference<State>> STATE = Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
            ReadEvents.class.getName(), () -> new AtomicReference<>(State.IDLE));

    private enum State {
        IDLE,
        BUSY,
        /** The selector doesn't listen any more, and must be told when the work is done. */
        BUSY_AND_MORE_HAS_COME
    }

    /**
     * To be called by the selector's thread.
     *
     * @param listens whether the selector goes on listening; if not, something that was read before is to go on
     */
    void handle(Connection connection, boolean listens) throws IOException {
        AtomicReference<State> state = STATE.get(connection);
        if (!listens) {
            state.set(State.BUSY_AND_MORE_HAS_COME);
            read(connection);
        } else if (state.getAndUpdate(now -> now == State.IDLE ? State.BUSY : State.BUSY_AND_MORE_HAS_COME)
                == State.IDLE) {
            read(connection);
        } else {
            connection.disableIOEvent(IOEvent.READ);
        }
    }

    private void read(Connection connection) {
        try {
            connection.getTransport().fireIOEvent(IOEvent.READ, connection, this);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What came on a connection could not be read", e);
            connection.closeSilently();
        }
    }

    /** The work is not done, but wants more. */
    @Override
    public void onReregister(Context context) throws IOException {
        goOn(context.getConnection());
    }

    @Override
    public void onComplete(Context context, @Nullable Object data) throws IOException {
        if (AsyncQueue.EXPECTING_MORE_OPTION.equals(data)) {
            context.getConnection().simulateIOEvent(IOEvent.READ);
        } else {
            goOn(context.getConnection());
        }
    }

    /** If this is another thread, the selector begins to listen in its own, and so after it has stopped. */
    private static void goOn(Connection connection) throws IOException {
        if (STATE.get(connection).getAndSet(State.IDLE) == State.BUSY_AND_MORE_HAS_COME) {
            connection.enableIOEvent(IOEvent.READ);
        }
    }
}
