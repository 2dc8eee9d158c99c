package dev.switchboard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A call past JAX-RS that is answered later, by whichever thread knows the answer. */
public final class SuspendedCall {
    private static final Logger LOG = System.getLogger(SuspendedCall.class.getName());

    private final AsyncContext caller;

    private SuspendedCall(AsyncContext caller) {
        this.caller = caller;
    }

    /** The call has no time limit of the server's: whoever suspends it sees to its answer. */
    public static SuspendedCall suspend(HttpServletRequest call) {
        AsyncContext caller = call.startAsync();
        caller.setTimeout(0);
        return new SuspendedCall(caller);
    }

    /** Answers, once. */
    public void answer(Answer answer) {
        try {
            answer.writeTo((HttpServletResponse) caller.getResponse());
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "The caller has gone before the answer", e);
        } finally {
            complete();
        }
    }

    /** Also for a caller who has gone, or the server would keep the call for ever. */
    private void complete() {
        try {
            caller.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The server has ended the call already", e);
        }
    }
}
