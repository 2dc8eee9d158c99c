package dev.switchboard.intake;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/**
 * Hands requests over to the server's worker threads, for who works for them may have to wait. In the chain it stands after all that
 * don't.
 */
final class Workers extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext ctx) {
        if (ctx.getTransportContext().isBlocking()) {
            return ctx.getInvokeAction(); // a worker reads on by itself, and waits for what comes
        }
        NextAction goesOn = ctx.getSuspendAction();
        ctx.suspend();
        ctx.getConnection().getTransport().getWorkerThreadPool().execute(ctx::resumeNext);
        return goesOn;
    }
}
