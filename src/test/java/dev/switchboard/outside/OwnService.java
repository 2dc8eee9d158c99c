package dev.switchboard.outside;

import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A service that one test declares for itself, so that it shares the Switchboard but nothing else with other tests. */
public final class OwnService implements AutoCloseable {
    /** Generous, because a busy machine is no defect. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final SwitchboardProcess switchboard;
    private final String name;

    private OwnService(SwitchboardProcess switchboard, String name) {
        this.switchboard = switchboard;
        this.name = name;
    }

    /** @param declaration as {@code PUT /api/services/{service}} takes it */
    public static OwnService declare(SwitchboardProcess switchboard, String declaration) {
        OwnService service = new OwnService(switchboard, unusedName());
        service.put(declaration);
        return service;
    }

    /** One whose name the settings of a Switchboard of its own refer to. */
    static OwnService declare(SwitchboardProcess switchboard, String name, String declaration) {
        OwnService service = new OwnService(switchboard, name);
        service.put(declaration);
        return service;
    }

    /** A service that has time: for tests in which no deadline matters. */
    public static OwnService declare(SwitchboardProcess switchboard) {
        return declare(switchboard, "{\"timeout\": \"PT60S\"}");
    }

    static String unusedName() {
        return "it." + UUID.randomUUID();
    }

    public String name() {
        return name;
    }

    String path() {
        return "/api/services/" + name;
    }

    void put(String declaration) {
        HttpAnswer answer = switchboard.http().call(path(), request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(declaration)));
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
    }

    /** Lets a replier listen, and returns when Switchboard knows of it. */
    public JmsReplier answeredBy(JmsReplier.Answer answer) throws JMSException {
        int before = responders();
        JmsReplier replier = JmsReplier.listen(switchboard, name, answer);
        awaitLive("one replier more", live -> live.getInt("responders", 0) > before);
        return replier;
    }

    public HttpResponse<byte[]> ask(String contentType, String text) {
        return ask(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<byte[]> ask(String contentType, byte[] body) {
        return ask(request -> request.header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /** @param details of the request, whose body is empty JSON unless they say otherwise */
    public HttpResponse<byte[]> ask(UnaryOperator<HttpRequest.Builder> details) {
        return asking(details).join();
    }

    CompletableFuture<HttpResponse<byte[]>> asking(UnaryOperator<HttpRequest.Builder> details) {
        URI address = URI.create("http://localhost:" + switchboard.port() + path() + "/requests");
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE.multipliedBy(2))
                .POST(BodyPublishers.ofString("{}"));
        return CLIENT.sendAsync(details.apply(request).build(), BodyHandlers.ofByteArray());
    }

    /** What Switchboard tells of the service now. */
    JsonObject live() {
        return switchboard.http().get(path()).json().getJsonObject("live");
    }

    int responders() {
        return live().getInt("responders", 0);
    }

    JsonObject awaitLive(String what, Predicate<JsonObject> condition) {
        return await(what).atMost(PATIENCE).until(this::live, condition);
    }

    @Override
    public void close() {
        switchboard.http().call(path(), HttpRequest.Builder::DELETE);
    }
}
