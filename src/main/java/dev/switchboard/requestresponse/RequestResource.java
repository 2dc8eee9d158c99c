package dev.switchboard.requestresponse;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.http.OutcomeResponse;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where HTTP callers ask a service something. */
@Path("services/{service}/requests")
@ApplicationScoped
public class RequestResource {
    private static final String UNTYPED = "application/octet-stream";

    @Inject
    private Requestor requestor;

    @Inject
    private RequestBody requestBody;

    /** Sends the body to the service and answers with its reply. No thread waits meanwhile. */
    @POST
    public void request(
            @PathParam("service") String service,
            @HeaderParam("Content-Type") @Nullable String contentType,
            InputStream body,
            @Context UriInfo uri,
            @Suspended AsyncResponse caller)
            throws IOException {
        ServiceName name = serviceName(service);
        Content content = new Content(contentType == null ? UNTYPED : contentType, requestBody.read(body));
        String path = uri.getRequestUri().getRawPath();
        requestor.request(name, content).thenAccept(outcome -> caller.resume(OutcomeResponse.of(outcome, path)));
    }

    private static ServiceName serviceName(String text) {
        return ServiceName.find(text)
                .orElseThrow(() -> new ProblemException(Fault.UNKNOWN_SERVICE, "No service can have that name"));
    }
}
