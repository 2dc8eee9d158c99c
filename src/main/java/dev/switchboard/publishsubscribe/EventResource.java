package dev.switchboard.publishsubscribe;

import dev.switchboard.tracing.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** Where HTTP callers publish. Few calls come here: {@link EventLane} answers them in the same way, for less. */
@Path("topics/{topic}/events")
@ApplicationScoped
public class EventResource {
    @Inject
    private Publishing publishing;

    @Inject
    private Tracing tracing;

    /** Publishes the body, and answers when the broker has it on disk. No thread waits meanwhile. */
    @POST
    public void publish(
            @PathParam("topic") String topic, @Context HttpServletRequest call, @Suspended AsyncResponse caller)
            throws IOException {
        publishing.publish(topic, call, tracing.served()).thenAccept(answer -> caller.resume(answer.toResponse()));
    }
}
