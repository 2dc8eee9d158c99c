package dev.switchboard.sample.telephony;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The telephone directory. */
@Path("directory/{customerId}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DirectoryResource {
    @Inject
    private Directory directory;

    @GET
    public JsonObject get(@PathParam("customerId") String customerId) {
        return directory
                .find(customerId)
                .map(DirectoryResource::json)
                .orElseThrow(() -> new ProblemException(
                        Fault.NOT_FOUND, "The CRM has told of no change of a customer " + customerId));
    }

    private static JsonObject json(DirectoryEntry entry) {
        return Json.createObjectBuilder()
                .add("customerId", entry.customerId())
                .add("name", entry.name())
                .add("city", entry.city())
                .add("version", entry.version())
                .build();
    }
}
