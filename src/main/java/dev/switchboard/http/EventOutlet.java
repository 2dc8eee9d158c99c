package dev.switchboard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Server-sent events (HTML, section 9.2) to one reader who may be slow: what he can't take now isn't written, and nobody waits for
 * him. Between events it holds no thread. One thread at a time writes; the server tells from others that there is room again, or
 * that he has gone.
 */
public final class EventOutlet implements WriteListener, AsyncListener {
    public static final String MEDIA_TYPE = "text/event-stream";

    private static final Logger LOG = System.getLogger(EventOutlet.class.getName());

    private final AsyncContext call;
    private final ServletOutputStream out;
    private final Runnable whenReady;
    private final Standing standing;
    private volatile boolean open;
    private volatile boolean gone;

    /** @param whenReady is run when the reader can take something again; must not wait */
    public EventOutlet(HttpServletRequest request, HttpServletResponse response, Runnable whenReady)
            throws IOException {
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events back
        this.whenReady = whenReady;
        standing = Standing.of(request);
        call = request.startAsync();
        call.setTimeout(0);
        out = response.getOutputStream();
        call.addListener(this);
    }

    /** To be called once, when whoever writes knows of it. */
    public void open() {
        out.setWriteListener(this);
    }

    /** Whether the server has let it begin, and the reader is still there. */
    public boolean isOpen() {
        return open && !gone;
    }

    /** Whether nothing can be written any more. */
    public boolean isGone() {
        return gone;
    }

    /** @return false where nothing was written, for the reader can't take it now or has gone */
    public boolean write(byte[] bytes) {
        if (!standing.isGood()) {
            leave();
            return false;
        }
        try {
            return isOpen() && writeWhereThereIsRoom(bytes);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "A reader has gone", e);
            leave();
            return false;
        }
    }

    private boolean writeWhereThereIsRoom(byte[] bytes) throws IOException {
        if (!out.isReady()) {
            return false;
        }
        out.write(bytes);
        if (out.isReady()) {
            out.flush();
        }
        return true;
    }

    /** Ends the call, so that the server forgets it. */
    public void leave() {
        if (gone) {
            return;
        }
        gone = true;
        try {
            call.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The server has ended the call already", e);
        }
    }

    @Override
    public void onWritePossible() {
        open = true;
        whenReady.run();
    }

    @Override
    public void onError(Throwable thrown) {
        LOG.log(Level.DEBUG, "A reader has gone", thrown);
        leave();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone = true;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        leave();
    }

    @Override
    public void onError(AsyncEvent event) {
        leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is started but once
    }
}
