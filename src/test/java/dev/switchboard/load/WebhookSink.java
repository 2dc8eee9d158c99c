package dev.switchboard.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A webhook receiver that costs little: one thread, and just enough HTTP for numbered bodies on connections that are kept. */
final class WebhookSink implements AutoCloseable {
    private static final int ROOM = 16_384;
    private static final byte[] HEARD = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Journeys journeys;
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Thread thread = new Thread(this::run, "webhook-sink");
    private volatile boolean goesOn = true;

    WebhookSink(Journeys journeys) throws IOException {
        this.journeys = journeys;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        thread.start();
    }

    String url() throws IOException {
        return "http://localhost:" + ((InetSocketAddress) server.getLocalAddress()).getPort() + "/";
    }

    private void run() {
        try {
            while (goesOn) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    serve(key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel sender = server.accept();
            sender.configureBlocking(false);
            sender.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(ROOM));
        } else if (!goesOn((SocketChannel) key.channel(), (ByteBuffer) key.attachment())) {
            key.channel().close();
        }
    }

    private boolean goesOn(SocketChannel sender, ByteBuffer buffer) {
        try {
            return receive(sender, buffer);
        } catch (IOException e) {
            return false; // the sender may end a connection as it likes
        }
    }

    /** Returns whether the connection goes on. */
    private boolean receive(SocketChannel sender, ByteBuffer buffer) throws IOException {
        if (sender.read(buffer) < 0) {
            return false;
        }
        String text =
                StandardCharsets.ISO_8859_1.decode(buffer.duplicate().flip()).toString();
        int body = text.indexOf("\r\n\r\n") + 4;
        if (body >= 4 && text.length() >= body + Bodies.NUMBERED) {
            buffer.clear();
            sender.write(ByteBuffer.wrap(HEARD));
            journeys.told(Bodies.number(text, body), System.nanoTime());
        }
        return true;
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
