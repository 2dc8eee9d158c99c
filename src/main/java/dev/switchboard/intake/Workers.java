package dev.switchboard.intake;

import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.WriteHandler;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Hands requests over to the server's worker threads, for who works for them may have to wait; not before the caller has taken the answer
 * to his request before, or answers that nobody reads would heap up. In the chain it stands after all that don't wait.
 */
final class Workers extends BaseFilter {
    private static final Logger LOG = Logger.getLogger(Workers.class.getName());
    private static final int NOTHING_LEFT = 1;

    @Override
    public NextAction handleRead(FilterChainContext ctx) {
        if (ctx.getTransportContext().isBlocking()) {
            return ctx.getInvokeAction(); // a worker reads on by itself, and waits for what comes
        }
        NextAction goesOn = ctx.getSuspendAction();
        ctx.suspend();
        NIOConnection connection = (NIOConnection) ctx.getConnection();
        if (connection.getAsyncWriteQueue().isEmpty()) {
            handOver(ctx);
        } else {
            connection.setMaxAsyncWriteQueueSize(NOTHING_LEFT);
            connection.notifyCanWrite(new NextRequest(ctx));
        }
        return goesOn;
    }

    private static void handOver(FilterChainContext ctx) {
        try {
            ctx.getConnection().getTransport().getWorkerThreadPool().execute(ctx::resumeNext);
        } catch (RejectedExecutionException e) { // the server is stopping
            LOG.log(Level.FINE, "Nobody works for a request any more", e);
            ctx.getConnection().closeSilently();
        }
    }

    /** Waits until the answer before it has been taken. */
    private record NextRequest(FilterChainContext ctx) implements WriteHandler {
        @Override
        public void onWritePossible() {
            handOver(ctx);
        }

        @Override
        public void onError(Throwable thrown) {
            LOG.log(Level.FINE, "A caller has gone before his next request", thrown);
        }
    }
}
