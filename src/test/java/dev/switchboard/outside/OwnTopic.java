package dev.switchboard.outside;

import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A topic that one test declares for itself, so that it shares the Switchboard but nothing else with other tests. */
public final class OwnTopic implements AutoCloseable {
    private final SwitchboardProcess switchboard;
    private final String name = OwnService.unusedName();

    private OwnTopic(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    public static OwnTopic declare(SwitchboardProcess switchboard) {
        return declare(switchboard, "{}");
    }

    /** @param declaration as {@code PUT /api/topics/{topic}} takes it */
    public static OwnTopic declare(SwitchboardProcess switchboard, String declaration) {
        OwnTopic topic = new OwnTopic(switchboard);
        HttpAnswer answer = switchboard.http().call(topic.path(), request -> request.header(
                        "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(declaration)));
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.toString());
        }
        return topic;
    }

    public String name() {
        return name;
    }

    String path() {
        return "/api/topics/" + name;
    }

    public HttpAnswer publish(String contentType, String body) {
        return switchboard.http().post(path() + "/events", contentType, body);
    }

    /** Publishes a text; its event's id. */
    public String publish(String text) {
        return publish("text/plain", text).json().getString("id");
    }

    /** @param details of the request, whose body is empty unless they say otherwise */
    public HttpAnswer publish(UnaryOperator<HttpRequest.Builder> details) {
        return switchboard
                .http()
                .call(path() + "/events", request -> details.apply(request.POST(BodyPublishers.noBody())));
    }

    /** What Switchboard tells of the topic now. */
    JsonObject live() {
        return switchboard.http().get(path()).json().getJsonObject("live");
    }

    JsonObject awaitLive(String what, Predicate<JsonObject> condition) {
        return await(what).atMost(OwnService.PATIENCE).until(this::live, condition);
    }

    @Override
    public void close() {
        switchboard.http().call(path(), HttpRequest.Builder::DELETE);
    }
}
