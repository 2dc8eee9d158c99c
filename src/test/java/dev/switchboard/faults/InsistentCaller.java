package dev.switchboard.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Calls a Switchboard that may be killed at any time, and calls again until it gets an answer. */
final class InsistentCaller {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_MILLIS = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    InsistentCaller(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    HttpResponse<String> call(String path, UnaryOperator<HttpRequest.Builder> details) throws InterruptedException {
        HttpRequest request = details.apply(
                        HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        IOException last = new IOException("no answer");
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (isSwitchboards(answer)) {
                    return answer;
                }
            } catch (IOException e) {
                last = e; // it was killed, and comes back
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("Called " + path + " in vain", last);
    }

    /** A server that is still starting answers as well, but not in JSON; 503 asks to come again. */
    private static boolean isSwitchboards(HttpResponse<String> answer) {
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return answer.statusCode() < 300 || json && answer.statusCode() != 503;
    }
}
