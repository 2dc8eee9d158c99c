package dev.switchboard.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** Thousands who read one stream, on one thread. All count their bytes; some look into them, and note how late each event is. */
final class StreamReaders implements AutoCloseable {
    private static final int OBSERVERS = 10;
    private static final Pattern SENT = Pattern.compile("\"at\":([0-9]+)");
    private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final List<Reader> readers = new ArrayList<>();
    private final Histogram lateMicros = new Histogram(MOST_MICROS, 3);
    private final Thread thread = new Thread(this::run, "stream-readers");
    private final byte[] request;
    private final InetSocketAddress address;
    private volatile boolean goesOn = true;
    private final LongAdder broken = new LongAdder();

    private static final class Reader {
        private final boolean observer;
        private String rest = "";
        private final LongAdder bytes = new LongAdder();
        private final LongAdder events = new LongAdder();

        Reader(boolean observer) {
            this.observer = observer;
        }
    }

    /** In HTTP/1.0, so that the bytes of all are the same: no chunks. */
    StreamReaders(int port, String path) throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        request = ("GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        thread.start();
    }

    /** Connects as many more in a second. */
    void connect(int count, int perSecond) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(address);
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            Reader reader = new Reader(i % Math.max(1, count / OBSERVERS) == 0);
            readers.add(reader);
            selector.wakeup();
            channel.register(selector, SelectionKey.OP_READ, reader);
            long due = began + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
    }

    private void run() {
        try {
            while (goesOn) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key, (Reader) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            Print.line("streams:", "THE READERS BROKE: %s", e);
        }
    }

    private void read(SelectionKey key, Reader reader) throws IOException {
        try {
            buffer.clear();
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                throw new EOFException("ended by the server");
            }
            reader.bytes.add(count);
            if (reader.observer) {
                observe(reader);
            }
        } catch (IOException e) {
            broken.increment();
            key.channel().close();
        }
    }

    private void observe(Reader reader) {
        long now = System.nanoTime();
        buffer.flip();
        String text = reader.rest + StandardCharsets.UTF_8.decode(buffer);
        Matcher sent = SENT.matcher(text);
        int end = 0;
        while (sent.find() && sent.end() < text.length()) {
            end = sent.end();
            reader.events.increment();
            lateMicros.recordValue(
                    Math.min(MOST_MICROS, TimeUnit.NANOSECONDS.toMicros(now - Long.parseLong(sent.group(1)))));
        }
        reader.rest = text.substring(Math.max(end, text.length() - 64));
    }

    /**
     * Returns when the observers have seen so many events, and all have as many bytes as the one that has the most, or the patience is
     * over; how many have.
     */
    long awaitAll(long events, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while ((observed() < events || complete() < readers.size()) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return complete();
    }

    private long complete() {
        long most =
                readers.stream().mapToLong(reader -> reader.bytes.sum()).max().orElse(0);
        // those who came early have had heartbeats besides, which are three bytes
        return readers.stream().filter(reader -> most - reader.bytes.sum() <= 9).count();
    }

    /** Events that each of the observers saw, at least. */
    long observed() {
        return readers.stream()
                .filter(reader -> reader.observer)
                .mapToLong(reader -> reader.events.sum())
                .min()
                .orElse(0);
    }

    long broken() {
        return broken.sum();
    }

    /** To be called when nothing comes any more. */
    String lateness() {
        return String.format(
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                lateMicros.getValueAtPercentile(50) / 1e3,
                lateMicros.getValueAtPercentile(99) / 1e3,
                lateMicros.getMaxValue() / 1e3);
    }

    @Override
    public void close() throws Exception {
        goesOn = false;
        thread.join();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
