package dev.switchboard.publishsubscribe;

import dev.switchboard.publishsubscribe.StreamReader.Archive;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** All on this node who stream one topic. One query brings events for all of them. */
final class TopicStream {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_BYTES = 1 << 20;

    private final String topic;
    private final StreamStore store;
    private final TopicLog log;
    private final Queue<StreamReader> readers = new ConcurrentLinkedQueue<>();
    private volatile boolean news = true;
    private volatile long expectedAt = System.nanoTime();
    private long lookedAt = System.nanoTime();

    TopicStream(String topic, StreamStore store, long last) {
        this.topic = topic;
        this.store = store;
        this.log = new TopicLog(last);
    }

    String topic() {
        return topic;
    }

    void join(StreamReader reader) {
        readers.add(reader);
    }

    /** The newest event so far. */
    long last() {
        return log.last();
    }

    boolean isRead() {
        return !readers.isEmpty();
    }

    int readers() {
        return readers.size();
    }

    /** Somebody is about to join. */
    void expectReader() {
        expectedAt = System.nanoTime();
    }

    boolean isForgotten() {
        return readers.isEmpty() && System.nanoTime() - expectedAt > FORGOTTEN_NANOS;
    }

    /** There are events that have not been read from the ledger. */
    void hasNews() {
        news = true;
    }

    /** Reads what is new, where it is known to be there or was not looked for lately: another node may have put it there. */
    void look(long now) {
        if (news || now - lookedAt > POLL_NANOS) {
            news = false;
            lookedAt = now;
            List<Frame> frames = store.after(topic, log.last(), MOST_BYTES);
            log.append(frames);
            news = news || !frames.isEmpty();
        }
    }

    /** Gives each reader what it can take. */
    void turn(Archive archive, long now) {
        for (StreamReader reader : readers) {
            reader.turn(log, archive, now);
        }
        readers.removeIf(StreamReader::isGone);
    }

    void endAll(byte[] last, long now) {
        readers.forEach(reader -> reader.end(last, now));
    }

    void leaveAll() {
        readers.forEach(StreamReader::leave);
    }
}
