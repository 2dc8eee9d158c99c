package dev.switchboard.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A caller who writes the bytes that he likes, when he likes. */
final class RawCaller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** In bytes: who doesn't read is soon one who can't be written to. */
    private static final int ROOM = 2_048;

    private final Socket socket;

    private RawCaller(Socket socket) {
        this.socket = socket;
    }

    static RawCaller of(SwitchboardProcess switchboard) {
        return of(switchboard, ROOM);
    }

    /** @param receiveBuffer in bytes */
    static RawCaller of(SwitchboardProcess switchboard, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(receiveBuffer);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), switchboard.port()));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new RawCaller(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text of characters that are a byte each */
    RawCaller send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server sends until it closes the connection; fails when it doesn't. */
    String everything() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many bytes of the answer. */
    String next(int bytes) {
        try {
            return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
