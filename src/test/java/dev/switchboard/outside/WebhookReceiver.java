package dev.switchboard.outside;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/** A receiver of webhooks of a user's own, in this JVM: it remembers what came, and answers as it is told. */
public final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Answer answer = call -> 204;

    /** One webhook. */
    public record Call(String path, Headers headers, String body) {
        String header(String name) {
            return Optional.ofNullable(headers.getFirst(name))
                    .orElseThrow(() -> new AssertionError("No " + name + " in " + headers));
        }
    }

    /** The status that a webhook is answered with. */
    @FunctionalInterface
    public interface Answer {
        int HANG = -1;

        int to(Call call);
    }

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    public static WebhookReceiver start() throws IOException {
        return start(0);
    }

    /** For a field of a test. */
    static WebhookReceiver startUnchecked() {
        try {
            return start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static WebhookReceiver start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        WebhookReceiver receiver = new WebhookReceiver(server);
        server.createContext("/", receiver::handle);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    public String url(String path) {
        return "http://localhost:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    public void answers(Answer how) {
        answer = how;
    }

    public void answers(int status) {
        answers(call -> status);
    }

    /** What came so far, whatever it was answered. */
    List<Call> calls() {
        return calls;
    }

    public List<Call> awaitCalls(int count) {
        Awaitility.await(count + " webhooks").atMost(OwnService.PATIENCE).until(() -> calls.size() >= count);
        return calls;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = new Call(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer how = answer; // whoever awaits the call may have the next answered in another way
        calls.add(call);
        int status = how.to(call);
        if (status == Answer.HANG) {
            hang();
        }
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(Math.max(status, 100), -1);
        exchange.close();
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
