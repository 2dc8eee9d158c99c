package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.http.OutcomeResponse;
import dev.switchboard.http.Preferences;
import dev.switchboard.http.RequestBody;
import dev.switchboard.registry.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ConnectionCallback;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where HTTP callers ask a service something. */
@Path("services/{service}/requests")
@ApplicationScoped
public class RequestResource {
    private static final String UNTYPED = "application/octet-stream";

    @Inject
    private Requestor requestor;

    @Inject
    private Services services;

    @Inject
    private RequestBody requestBody;

    /** Sends the body to the service and answers with its reply. No thread waits meanwhile. */
    @POST
    public void request(
            @PathParam("service") String service,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @HeaderParam("Content-Length") @Nullable Long length,
            @HeaderParam("Prefer") List<String> prefer,
            @HeaderParam("traceparent") @Nullable String traceparent,
            InputStream body,
            @Context UriInfo uri,
            @Suspended AsyncResponse caller)
            throws IOException {
        Preferences preferences = Preferences.read(prefer);
        Content content = new Content(contentType == null ? UNTYPED : contentType, requestBody.read(body, length));
        Optional<Duration> granted = services.find(service)
                .flatMap(declared -> preferences.patience().map(declared::grant));
        Request request = new Request(content, preferences.patience(), TraceContext.read(traceparent));
        String path = uri.getRequestUri().getRawPath();

        CompletableFuture<Outcome> outcome = requestor.request(service, request);
        caller.register((ConnectionCallback) gone -> outcome.cancel(false));
        outcome.thenAccept(ended -> caller.resume(OutcomeResponse.of(ended, granted, path)));
    }
}
