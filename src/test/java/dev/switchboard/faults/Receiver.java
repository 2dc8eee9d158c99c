package dev.switchboard.faults;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.faults.Kind.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook receiver, which writes down what it is told before it says that it knows. Of every ten calls it refuses one. */
final class Receiver implements AutoCloseable {
    static final String TYPE = "dev.switchboard.exchange.";

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger calls = new AtomicInteger();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final LedgerFile ledger;
    private final Webhook signing;

    /** @param secret that Switchboard signs with */
    Receiver(String secret, LedgerFile ledger) throws IOException {
        this.signing = new Webhook(secret);
        this.ledger = ledger;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/told";
    }

    /** The exchanges that it has been told of. */
    Set<String> told() {
        return told;
    }

    private void receive(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (calls.incrementAndGet() % 10 == 0) {
            answer(call, 500);
            return;
        }
        String exchange = header(call, "webhook-id");
        String state = header(call, "ce-type").replace(TYPE, "");
        ledger.write(Route.WEBHOOK, exchange, state, header(call, "Content-Type"), body, authentic(call, body));
        told.add(exchange);
        answer(call, 204);
    }

    private boolean authentic(HttpExchange call, String body) {
        try {
            signing.verify(body, call.getRequestHeaders());
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private static String header(HttpExchange call, String name) {
        String value = call.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void answer(HttpExchange call, int status) throws IOException {
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
