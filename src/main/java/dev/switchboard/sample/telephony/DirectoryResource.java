package dev.switchboard.sample.telephony;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The directory, entry by entry. */
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
                .orElseThrow(
                        () -> new ProblemException(Fault.NOT_FOUND, "The directory has no change of " + customerId));
    }

    private static JsonObject json(DirectoryEntry entry) {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("customerId", entry.customerId()).add("name", entry.name());
        entry.company().ifPresent(company -> json.add("company", company));
        return json.add("changedAt", entry.changedAt().toString()).build();
    }
}
