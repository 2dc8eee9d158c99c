package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Refused;
import dev.switchboard.http.Answer;
import dev.switchboard.http.AnswerWriter;
import dev.switchboard.http.IncomingRequest;
import dev.switchboard.http.Preferences;
import dev.switchboard.registry.Services;
import dev.switchboard.tracing.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where HTTP callers ask a service something. Calls without preferences seldom come here: {@link ExpressLane} answers them
 * in the same way, for less.
 */
@Path("services/{service}/requests")
@ApplicationScoped
public class RequestResource {
    @Inject
    private RequestGateway gateway;

    @Inject
    private Services services;

    @Inject
    private AnswerWriter writer;

    @Inject
    private HungUpCallers hungUp;

    @Inject
    private IncomingRequest incoming;

    @Inject
    private Tracing tracing;

    /** Sends the body to the service and answers with its reply. No thread waits meanwhile. */
    @POST
    public void request(
            @PathParam("service") String service,
            @HeaderParam("Prefer") List<String> prefer,
            InputStream body,
            @Context HttpServletRequest call,
            @Suspended AsyncResponse caller)
            throws IOException {
        Optional<Duration> asked = Preferences.read(prefer).patience();
        Optional<Duration> granted = services.find(service).flatMap(declared -> asked.map(declared::grant));
        String path = call.getRequestURI();
        CompletableFuture<Outcome> outcome =
                gateway.request(service, tracing.served().around(incoming.read(call, body, asked)));
        hungUp.watch(call, outcome);
        outcome.thenApply(ended -> answer(ended, path, granted))
                .thenAccept(answer -> writer.write(answer, ready -> caller.resume(ready.toResponse())))
                .exceptionally(gone -> {
                    caller.cancel();
                    return null;
                });
    }

    /** @param granted what was waited at most, unless it was refused at once */
    private static Answer answer(Outcome outcome, String path, Optional<Duration> granted) {
        Answer answer = Answer.of(outcome, path);
        granted.filter(any -> !(outcome instanceof Refused))
                .ifPresent(wait -> answer.with("Preference-Applied", "wait=" + seconds(wait)));
        return answer;
    }

    /** Whole ones (RFC 7240, section 4.3), and never none. */
    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}
