package dev.switchboard.console;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.annotation.PostConstruct;
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
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What exchanges carried, for operators: readable, and without what is to be hidden. */
@Path("console/exchanges/{id}/bodies")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class BodiesResource {
    @Inject
    @ConfigProperty(name = "switchboard.console.mask", defaultValue = "password,secret,token")
    private Set<String> mask;

    @Inject
    private BodyStore store;

    private BodyViewer viewer;

    @PostConstruct
    void start() {
        viewer = new BodyViewer(new MaskedFields(mask));
    }

    /** The bodies of an exchange that the ledger keeps. */
    @GET
    public JsonObject get(@PathParam("id") String id) {
        Bodies bodies = ExchangeId.find(id)
                .flatMap(store::find)
                .orElseThrow(() -> new ProblemException(Fault.UNKNOWN_EXCHANGE, "No exchange has the id " + id));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("request", viewer.view(bodies.request()).toJson());
        bodies.reply().ifPresent(reply -> json.add("reply", viewer.view(reply).toJson()));
        return json.build();
    }
}
