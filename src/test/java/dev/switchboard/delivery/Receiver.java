package dev.switchboard.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A receiver of webhooks that behaves as it is told, on a bare socket: HTTP servers are too polite. */
final class Receiver implements AutoCloseable {
    private final ServerSocket server;
    private final Behaviour behaviour;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    /** What is done with each connection. */
    @FunctionalInterface
    interface Behaviour {
        void on(Socket connection, Receiver receiver) throws IOException, InterruptedException;
    }

    private Receiver(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        background(this::accept);
    }

    /** On every address of this machine. */
    static Receiver everywhere(Behaviour behaviour) throws IOException {
        return new Receiver(new ServerSocket(0), behaviour);
    }

    static Receiver at(String address, int port, Behaviour behaviour) throws IOException {
        return new Receiver(new ServerSocket(port, 50, IpLiteral.read(address).orElseThrow()), behaviour);
    }

    static Receiver by(ServerSocketFactory sockets, Behaviour behaviour) throws IOException {
        return new Receiver(sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    }

    /** Answers each request of a connection with this text. */
    static Behaviour answering(String answer) {
        return (connection, receiver) -> {
            while (receiver.readRequest(connection)) {
                send(connection, answer);
            }
        };
    }

    static String answer(int status, String... headers) {
        return "HTTP/1.1 " + status + " x\r\nContent-Length: 0\r\n" + String.join("", headers) + "\r\n";
    }

    static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
    }

    int port() {
        return server.getLocalPort();
    }

    URI url(String host) {
        return URI.create("http://" + host + ":" + port() + "/hook");
    }

    int connections() {
        return connections.get();
    }

    /** Connections that the other side has closed, or this behaviour. */
    int ended() {
        return ended.get();
    }

    /** Head and body of each request, as they came. */
    Queue<String> requests() {
        return requests;
    }

    /** @return whether there was one */
    boolean readRequest(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.write(next);
        }
        String text = head.toString(ISO_8859_1);
        requests.add(text + new String(in.readNBytes(length(text)), ISO_8859_1));
        return true;
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.incrementAndGet();
                background(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed at the end of the test
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            behaviour.on(connection, this);
        } catch (IOException e) {
            // the other side has had enough
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            ended.incrementAndGet();
        }
    }

    private static void background(Runnable task) {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
