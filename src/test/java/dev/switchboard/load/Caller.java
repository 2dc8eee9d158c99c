package dev.switchboard.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A caller on one connection that is kept, with its request made beforehand. */
final class Caller implements AutoCloseable {
    private static final int ROOM = 2_048;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private ByteBuffer request;
    private final ByteBuffer answer = ByteBuffer.allocate(ROOM);
    private long askedAt;

    Caller(int port, byte[] request) throws IOException {
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.request = ByteBuffer.wrap(request);
        channel.socket().setTcpNoDelay(true);
        channel.configureBlocking(false);
    }

    static byte[] request(String service, String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return ("POST /api/services/" + service + "/requests HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.UTF_8);
    }

    SocketChannel channel() {
        return channel;
    }

    /** When the request left, as of {@link System#nanoTime()}. */
    long askedAt() {
        return askedAt;
    }

    /** Asks something else from now on. */
    void ask(byte[] anotherRequest, long now) throws IOException {
        request = ByteBuffer.wrap(anotherRequest);
        ask(now);
    }

    /** @param now as of {@link System#nanoTime()} */
    void ask(long now) throws IOException {
        askedAt = now;
        request.rewind();
        answer.clear();
        channel.write(request);
        if (request.hasRemaining()) {
            throw new IOException("The request doesn't fit the socket's buffer");
        }
    }

    /** Reads what is there; the status when the answer is whole, 0 before. */
    int read() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("The server closed the connection");
        }
        String text = answer();
        int head = text.indexOf("\r\n\r\n");
        if (head < 0 || answer.position() < head + 4 + length(text)) {
            return 0;
        }
        return Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3));
    }

    /** The answer as it came. */
    String answer() {
        return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
    }

    private static int length(String text) throws IOException {
        Matcher length = LENGTH.matcher(text);
        if (!length.find()) {
            throw new IOException("An answer without Content-Length: " + text);
        }
        return Integer.parseInt(length.group(1));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
