package dev.switchboard.publishsubscribe;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A topic's newest events in memory, a few mebibytes, each once for all who read it. For one thread, but for {@link #last()}. */
final class TopicLog {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_AT_ONCE = 64 << 10;

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Map<Long, Chunk> chunks = new HashMap<>();
    private int bytes;
    private volatile long last;

    /**
     * Events that follow each other, to be written at once.
     *
     * @param last of them
     */
    @SuppressWarnings("ArrayRecordComponent") // shared by all who send it, and never changed
    record Chunk(byte[] bytes, long last) {
        /** @param frames at least one */
        static Chunk of(List<Frame> frames) {
            if (frames.size() == 1) {
                return new Chunk(frames.get(0).bytes(), frames.get(0).sequence());
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            frames.forEach(frame -> all.writeBytes(frame.bytes()));
            return new Chunk(all.toByteArray(), frames.get(frames.size() - 1).sequence());
        }
    }

    /** @param last event before those that will come */
    TopicLog(long last) {
        this.last = last;
    }

    /** The newest event. */
    long last() {
        return last;
    }

    void append(List<Frame> events) {
        chunks.clear();
        if (!events.isEmpty() && events.get(0).sequence() != last + 1) {
            frames.clear(); // there is a gap, which whoever reads across it must learn of
            bytes = 0;
        }
        for (Frame event : events) {
            frames.addLast(event);
            bytes += event.bytes().length;
            last = event.sequence();
        }
        while (bytes > MOST_BYTES && frames.size() > 1) {
            bytes -= frames.removeFirst().bytes().length;
        }
    }

    /** Whether all that follows this place is here. */
    boolean reaches(long position) {
        return position >= last || (!frames.isEmpty() && frames.getFirst().sequence() <= position + 1);
    }

    /** What follows a place that the log reaches and that isn't the last; the same array for all who ask. */
    Chunk after(long position) {
        return chunks.computeIfAbsent(position, this::chunk);
    }

    private Chunk chunk(long position) {
        int[] size = {0};
        return Chunk.of(frames.stream()
                .dropWhile(frame -> frame.sequence() <= position)
                .takeWhile(frame -> {
                    boolean first = size[0] == 0;
                    size[0] += frame.bytes().length;
                    return first || size[0] <= MOST_AT_ONCE;
                })
                .toList());
    }
}
