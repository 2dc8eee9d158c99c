package dev.switchboard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A servlet's call that is answered later, by another thread. */
public final class OngoingCall {
    private static final Logger LOG = System.getLogger(OngoingCall.class.getName());

    private final AsyncContext context;

    /** Holds no thread from now on; ends only by {@link #answer}, or as a {@link #stream}. */
    public OngoingCall(HttpServletRequest call) {
        context = call.startAsync();
        context.setTimeout(0); // deadlines are ours
    }

    public void answer(Answer answer) {
        try {
            answer.writeTo((HttpServletResponse) context.getResponse());
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "The caller has gone before the answer", e);
        } finally {
            complete();
        }
    }

    /** Answers with events that are still to come; the stream ends the call. */
    public EventStream stream() {
        return new EventStream(context);
    }

    /** Also for a caller who has gone, or the server would keep the call for ever. */
    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The server has ended the call already", e);
        }
    }
}
