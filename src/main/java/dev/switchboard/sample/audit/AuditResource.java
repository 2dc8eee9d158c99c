package dev.switchboard.sample.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the audit log has of a customer. */
@Path("audit/{subject}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    @Inject
    private AuditLog log;

    @GET
    public JsonObject of(@PathParam("subject") String subject) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        log.of(subject)
                .forEach(entry -> entries.add(Json.createObjectBuilder()
                        .add("eventId", entry.eventId())
                        .add("publishedAt", entry.publishedAt())
                        .add("body", entry.body())));
        return Json.createObjectBuilder().add("entries", entries).build();
    }
}
