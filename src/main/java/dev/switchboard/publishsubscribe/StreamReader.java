package dev.switchboard.publishsubscribe;

import dev.switchboard.http.EventOutlet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One who reads a stream. Nothing is kept for it but its place: what it can't take now is written when it can, and one who stays
 * behind is dropped. All is done by the pump's thread.
 */
final class StreamReader {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LAST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventOutlet outlet;
    private final Runnable wakePump;
    private long position;
    private byte @Nullable [] opening;
    private byte @Nullable [] farewell;
    private long wroteAt = System.nanoTime();
    private long stalledSince;
    private boolean stalled;
    private boolean caughtUp;
    private volatile boolean loading;
    private volatile long loadedNothingAt = System.nanoTime() - PAUSE_NANOS;
    private volatile TopicLog.@Nullable Chunk loaded;

    /** @param position of the last event that it has */
    StreamReader(EventOutlet outlet, long position, byte[] opening, Runnable wakePump) {
        this.outlet = outlet;
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
        return outlet.isGone();
    }

    /** Writes what is due and can be written now. */
    void turn(TopicLog log, Archive archive, long now) {
        if (!outlet.isOpen()) {
            return;
        }
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

    private void follow(TopicLog log, long now) {
        caughtUp = true;
        if (position < log.last()) {
            TopicLog.Chunk chunk = log.after(position);
            if (write(chunk.bytes(), now)) {
                position = chunk.last();
            }
        } else {
            beat(now);
        }
    }

    private void beat(long now) {
        if (now - wroteAt > HEARTBEAT_NANOS) {
            write(EventFrame.HEARTBEAT, now);
        }
    }

    private void catchUp(Archive archive, long now) {
        TopicLog.Chunk chunk = loaded;
        if (chunk != null) {
            if (write(chunk.bytes(), now)) {
                position = chunk.last();
                loaded = null;
            }
        } else {
            beat(now);
            if (!loading && now - loadedNothingAt >= PAUSE_NANOS) {
                loading = true;
                archive.load(this, position);
            }
        }
    }

    /** @param chunk what follows its place; null where that could not be loaded now */
    void loaded(TopicLog.@Nullable Chunk chunk) {
        loaded = chunk;
        if (chunk == null) {
            loadedNothingAt = System.nanoTime();
        }
        loading = false;
        wakePump.run();
    }

    private boolean write(byte[] bytes, long now) {
        if (!outlet.write(bytes)) {
            stall(now);
            return false;
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

    private void sayFarewell(byte[] last, long now) {
        if (outlet.write(last) || now - stalledSince > LAST_PATIENCE_NANOS) {
            leave();
        }
    }

    /** Ends the call, so that the server forgets it. */
    void leave() {
        outlet.leave();
    }
}
