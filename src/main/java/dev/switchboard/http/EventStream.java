package dev.switchboard.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Server-sent events (HTML, section 9.2) to one reader. Between events it holds no thread. */
public final class EventStream {
    private static final Logger LOG = System.getLogger(EventStream.class.getName());
    private static final Pattern LINE = Pattern.compile("\\R");

    private final AsyncContext context;
    private final Standing standing;
    private boolean open = true;

    EventStream(AsyncContext context) {
        this.context = context;
        standing = Standing.of(context.getRequest());
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        response.setContentType(EventOutlet.MEDIA_TYPE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        write(":\n\n");
    }

    /**
     * Sends one event.
     *
     * @param id for Last-Event-ID, one line
     * @param event its name, one line
     */
    public void send(String id, String event, String data) {
        StringBuilder text = new StringBuilder();
        text.append("id: ").append(id).append('\n');
        text.append("event: ").append(event).append('\n');
        LINE.splitAsStream(data)
                .forEach(line -> text.append("data: ").append(line).append('\n'));
        write(text.append('\n').toString());
    }

    /** A comment, so that nobody in between takes the connection for dead, and a reader who has gone is noticed. */
    public void heartbeat() {
        write(":\n\n");
    }

    public synchronized boolean isOpen() {
        return open;
    }

    /** The reader sees the end. */
    public synchronized void close() {
        if (open) {
            open = false;
            complete();
        }
    }

    private synchronized void write(String text) {
        if (!open) {
            return;
        }
        if (!standing.isGood()) {
            close();
            return;
        }
        try {
            OutputStream out = context.getResponse().getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "The reader has gone", e);
            close();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The server has ended the call already", e);
        }
    }
}
