package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Publication;
import dev.switchboard.exchange.Publication.NotPublished;
import dev.switchboard.exchange.Publication.Published;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.http.Answer;
import dev.switchboard.http.IncomingRequest;
import dev.switchboard.http.RequestBody;
import dev.switchboard.tracing.OpenSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A call that publishes, from its body to its answer, whichever lane it takes. */
@ApplicationScoped
public class Publishing {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int ACCEPTED = 202;

    @Inject
    private Publisher publisher;

    @Inject
    private IncomingRequest incoming;

    @Inject
    private RequestBody requestBody;

    @Inject
    @ConfigProperty(name = "switchboard.batch.limit", defaultValue = "1000")
    private int batchLimit;

    /**
     * Publishes what the call brings.
     *
     * @param span of the call, which the events will be part of, but for those that bring a trace of their own
     * @return completes with the answer, never exceptionally
     */
    CompletableFuture<Answer> publish(String topic, HttpServletRequest call, OpenSpan span) throws IOException {
        Request request = incoming.read(call, call.getInputStream(), Optional.empty());
        Submission submission = Submission.read(call, request, requestBody, batchLimit);
        String path = call.getRequestURI();
        return publisher
                .publish(topic, within(span, submission.events(), request.trace()))
                .thenApply(publication -> answer(publication, submission.batch(), path));
    }

    private static List<Event> within(OpenSpan span, List<Event> events, Optional<TraceContext> caller) {
        return events.stream()
                .map(event -> event.trace().equals(caller) ? span.around(event) : event)
                .toList();
    }

    private static Answer answer(Publication publication, boolean batch, String path) {
        if (publication instanceof NotPublished not) {
            return Answer.of(not.why(), path);
        }
        Published published = (Published) publication;
        JsonObjectBuilder json = JSON.createObjectBuilder();
        if (batch) {
            json.add("ids", JSON.createArrayBuilder(published.ids()));
        } else {
            json.add("id", published.ids().get(0));
        }
        json.add("topic", published.topic().text());
        return new Answer(ACCEPTED, "application/json", json.build().toString().getBytes(StandardCharsets.UTF_8));
    }
}
