package dev.switchboard.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A collector of traces of a user's own, in this JVM: it takes OTLP by HTTP, and remembers the spans. */
final class SpanCollector implements AutoCloseable {
    private final HttpServer server;
    private final List<CollectedSpan> spans = new CopyOnWriteArrayList<>();

    private SpanCollector(HttpServer server) {
        this.server = server;
    }

    static SpanCollector start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        SpanCollector collector = new SpanCollector(server);
        server.createContext("/v1/traces", collector::handle);
        server.start();
        return collector;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        read(new ProtobufFields(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void read(ProtobufFields export) {
        for (ProtobufFields resource : export.messages(1)) {
            for (ProtobufFields scope : resource.messages(2)) {
                String name = scope.messages(1).get(0).text(1);
                scope.messages(2).forEach(span -> spans.add(CollectedSpan.read(name, span)));
            }
        }
    }

    /** The trace's span of this kind below that parent, as soon as it is there. */
    CollectedSpan await(String traceId, CollectedSpan.Kind kind, String parent) {
        return awaitAll(traceId, kind, parent, 1).get(0);
    }

    List<CollectedSpan> awaitAll(String traceId, CollectedSpan.Kind kind, String parent, int count) {
        return Awaitility.await(kind + " below " + parent)
                .atMost(OwnService.PATIENCE)
                .until(
                        () -> of(traceId).stream()
                                .filter(span ->
                                        span.kind() == kind && span.parent().equals(parent))
                                .toList(),
                        found -> found.size() >= count);
    }

    /** What has come so far. */
    List<CollectedSpan> of(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
