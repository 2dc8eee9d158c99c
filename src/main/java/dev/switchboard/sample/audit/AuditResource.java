package dev.switchboard.sample.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What happened to a customer. */
@Path("audit-log/{subject}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private static final int MOST = 1_000;

    @Inject
    private AuditLog log;

    /** The newest {@value #MOST} entries, the newest first. */
    @GET
    public JsonObject list(@PathParam("subject") String subject) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        log.of(subject, MOST).forEach(entry -> entries.add(json(entry)));
        return Json.createObjectBuilder().add("entries", entries).build();
    }

    private static JsonObjectBuilder json(AuditEntry entry) {
        return Json.createObjectBuilder()
                .add("eventId", entry.eventId())
                .add("type", entry.type())
                .add("happenedAt", entry.happenedAt().toString())
                .add("body", entry.body());
    }
}
