package dev.switchboard.outside;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;

/** A reader of server-sent events, who keeps every line that came. */
final class EventReader implements Flow.Subscriber<String> {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> end;

    private EventReader(URI address, UnaryOperator<HttpRequest.Builder> details) {
        HttpRequest request = details.apply(HttpRequest.newBuilder(address)).build();
        end = CLIENT.sendAsync(request, response -> BodySubscribers.fromLineSubscriber(this));
    }

    /** @param lastEvent as Last-Event-ID, empty for none */
    static EventReader read(SwitchboardProcess switchboard, String path, String lastEvent) {
        URI address = URI.create("http://localhost:" + switchboard.port() + path);
        return new EventReader(
                address, request -> lastEvent.isEmpty() ? request : request.header("Last-Event-ID", lastEvent));
    }

    /** The names of the events so far. */
    List<String> events() {
        return values("event: ");
    }

    List<String> ids() {
        return values("id: ");
    }

    List<String> data() {
        return values("data: ");
    }

    void awaitEvents(int count) {
        await(count + " events").atMost(OwnService.PATIENCE).until(() -> events().size() >= count);
    }

    /** Returns when the other side has closed the stream. */
    HttpResponse<Void> awaitEnd() {
        await("the end of the stream").atMost(OwnService.PATIENCE).until(end::isDone);
        return end.join();
    }

    private List<String> values(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .toList();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable failure) {
        lines.add("failed: " + failure);
    }

    @Override
    public void onComplete() {
        // the response's future tells
    }
}
