package dev.switchboard.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does (HTML, section 9.2.6). */
final class EventStream implements AutoCloseable {
    private static final Event END = new Event("", "end of stream", "");

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String lastEventId = "";
    private final AtomicInteger comments = new AtomicInteger();

    /**
     * What came.
     *
     * @param type message, where nothing else was said
     */
    record Event(String id, String type, String data) {}

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reading = new Thread(this::read, "event-stream");
        reading.setDaemon(true);
        reading.start();
    }

    static EventStream open(SwitchboardProcess switchboard, String path) throws Exception {
        return open(switchboard, path, null);
    }

    /** @param lastEventId from which to go on */
    static EventStream open(SwitchboardProcess switchboard, String path, @Nullable String lastEventId)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + switchboard.port() + path))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("Answered with " + response.statusCode());
        }
        return new EventStream(response);
    }

    String header(String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    /** The next event; fails where none comes. */
    Event next() throws InterruptedException {
        Event event = events.poll(TopicClient.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event came");
        }
        return event;
    }

    /** What a browser would send when it connects again. */
    String lastEventId() {
        return lastEventId;
    }

    int comments() {
        return comments.get();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String type = "message";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (data.length() > 0) {
                        events.add(new Event(lastEventId, type, data.toString()));
                    }
                    type = "message";
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    lastEventId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line, 6, line.length());
                }
            }
        } catch (IOException e) {
            // closed by the test, or by a process that was killed: what came before counts
        }
        events.add(END);
    }

    boolean hasEnded() {
        return events.contains(END);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
