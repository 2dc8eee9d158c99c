package dev.switchboard.publishsubscribe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One who reads a stream. Nothing is kept for it but its place: what it can't take now is written when it can, and one who stays
 * behind is dropped. All is done by the pump's thread; the server only tells that there is room again, or that it has gone.
 */
final class StreamReader implements WriteListener, AsyncListener {
    private static final Logger LOG = System.getLogger(StreamReader.class.getName());
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LAST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final AsyncContext call;
    private final ServletOutputStream out;
    private final Runnable wakePump;
    private long position;
    private byte @Nullable [] opening;
    private byte @Nullable [] farewell;
    private long wroteAt = System.nanoTime();
    private long stalledSince;
    private boolean stalled;
    private boolean caughtUp;
    private volatile boolean loading;
    private volatile TopicLog.@Nullable Chunk loaded;
    private volatile boolean open;
    private volatile boolean gone;

    /** @param position of the last event that it has */
    StreamReader(AsyncContext call, ServletOutputStream out, long position, byte[] opening, Runnable wakePump) {
        this.call = call;
        this.out = out;
        this.position = position;
        this.opening = opening;
        this.wakePump = wakePump;
    }

    /** Where what isn't in memory any more comes from. */
    @FunctionalInterface
    interface Archive {
        /** Loads what follows the place, on another thread; given to {@link #loaded}. */
        void load(StreamReader reader, long position);
    }

    boolean isGone() {
        return gone;
    }

    /** Writes what is due and can be written now. */
    void turn(TopicLog log, Archive archive, long now) {
        if (!open || gone) {
            return;
        }
        try {
            advance(log, archive, now);
        } catch (IOException | IllegalStateException e) {
            LOG.log(Level.DEBUG, "A reader has gone", e);
            leave();
        }
    }

    private void advance(TopicLog log, Archive archive, long now) throws IOException {
        if (farewell != null) {
            sayFarewell(farewell, now);
        } else if (opening != null) {
            if (write(opening, now)) {
                opening = null;
            }
        } else if (log.reaches(position)) {
            follow(log, now);
        } else if (caughtUp) {
            end(EventFrame.TOO_SLOW, now);
        } else {
            catchUp(archive, now);
        }
    }

    private void follow(TopicLog log, long now) throws IOException {
        caughtUp = true;
        if (position < log.last()) {
            TopicLog.Chunk chunk = log.after(position);
            if (write(chunk.bytes(), now)) {
                position = chunk.last();
            }
        } else if (now - wroteAt > HEARTBEAT_NANOS) {
            write(EventFrame.HEARTBEAT, now);
        }
    }

    private void catchUp(Archive archive, long now) throws IOException {
        TopicLog.Chunk chunk = loaded;
        if (chunk != null) {
            if (write(chunk.bytes(), now)) {
                position = chunk.last();
                loaded = null;
            }
        } else if (!loading) {
            loading = true;
            archive.load(this, position);
        }
    }

    /** @param chunk what follows its place; null where that could not be loaded now */
    void loaded(TopicLog.@Nullable Chunk chunk) {
        loaded = chunk;
        loading = false;
        wakePump.run();
    }

    private boolean write(byte[] bytes, long now) throws IOException {
        if (!out.isReady()) {
            stall(now);
            return false;
        }
        out.write(bytes);
        if (out.isReady()) {
            out.flush();
        }
        wroteAt = now;
        stalled = false;
        return true;
    }

    private void stall(long now) {
        if (!stalled) {
            stalled = true;
            stalledSince = now;
        } else if (farewell == null && now - stalledSince > PATIENCE_NANOS) {
            end(EventFrame.TOO_SLOW, now);
        }
    }

    /** Nothing more is written but this. */
    void end(byte[] last, long now) {
        farewell = last;
        stalledSince = now;
        loaded = null;
    }

    private void sayFarewell(byte[] last, long now) throws IOException {
        if (out.isReady()) {
            out.write(last);
            leave();
        } else if (now - stalledSince > LAST_PATIENCE_NANOS) {
            leave();
        }
    }

    /** Ends the call, so that the server forgets it. */
    void leave() {
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
        wakePump.run();
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
