package dev.switchboard.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An HTTP caller of one Switchboard. */
public final class HttpCaller {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final String base;
    private final Optional<String> key;

    HttpCaller(String base) {
        this(base, Optional.empty());
    }

    private HttpCaller(String base, Optional<String> key) {
        this.base = base;
        this.key = key;
    }

    /** The same with an API key, or a token. */
    public HttpCaller bearing(String credential) {
        return new HttpCaller(base, Optional.of(credential));
    }

    /** The same without any key. */
    public HttpCaller withoutKey() {
        return new HttpCaller(base);
    }

    public HttpAnswer put(String path, String json) {
        return call(path, request -> request.header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    public HttpAnswer delete(String path) {
        return call(path, HttpRequest.Builder::DELETE);
    }

    public HttpAnswer get(String path) {
        return call(path, UnaryOperator.identity());
    }

    public HttpAnswer postJson(String path, String json) {
        return post(path, "application/json", json);
    }

    public HttpAnswer post(String path, String contentType, String body) {
        return call(path, posting(contentType, body));
    }

    /** Asks a service, as {@code POST /api/services/{service}/requests}. */
    public HttpAnswer ask(String service, String json) {
        return postJson(requests(service), json);
    }

    /** @param details of the request: its method, headers and body; a GET without any */
    public HttpAnswer call(String path, UnaryOperator<HttpRequest.Builder> details) {
        try {
            return send(path, details);
        } catch (IOException e) {
            throw new IllegalStateException(base + path + " can't be called", e);
        }
    }

    /** Whether the service answers now; that nothing listens at all is no failure here. */
    boolean answersOk(String service, String json) {
        try {
            return send(requests(service), posting("application/json", json)).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String requests(String service) {
        return "/api/services/" + service + "/requests";
    }

    private static UnaryOperator<HttpRequest.Builder> posting(String contentType, String body) {
        return request -> request.header("Content-Type", contentType).POST(BodyPublishers.ofString(body));
    }

    private HttpAnswer send(String path, UnaryOperator<HttpRequest.Builder> details) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(1));
        key.ifPresent(credential -> request.setHeader("Authorization", "Bearer " + credential));
        try {
            return HttpAnswer.of(CLIENT.send(details.apply(request).build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
