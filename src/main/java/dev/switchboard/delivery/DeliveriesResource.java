package dev.switchboard.delivery;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All deliveries that have not succeeded, of callbacks and of subscriptions, for operators. */
@Path("deliveries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveriesResource {
    private static final int ACCEPTED = 202;

    @Inject
    private DeliveryListing deliveries;

    @Inject
    private Redelivery redelivery;

    /** Those in the state that is asked for, {@code retrying} where none is, due next first. */
    @GET
    public JsonObject list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        DeliveryQuery query = DeliveryQuery.read(state, cursor, limit);
        List<ListedDelivery> page = deliveries.list(query);
        JsonArrayBuilder all = Json.createArrayBuilder();
        page.forEach(delivery -> all.add(DeliveryJson.write(delivery)));
        JsonObjectBuilder json = Json.createObjectBuilder().add("deliveries", all);
        if (page.size() == query.limit()) {
            json.add("next", page.get(page.size() - 1).cursor().text());
        }
        return json.build();
    }

    /** As {@link Redelivery#of}. */
    @POST
    @Path("{id}/attempts")
    public Response redeliver(@PathParam("id") String id) {
        DeliveryStatus delivery = DeliveryId.find(id)
                .flatMap(redelivery::of)
                .orElseThrow(() -> new ProblemException(Fault.UNKNOWN_DELIVERY, "No delivery has the id " + id));
        return Response.status(ACCEPTED)
                .entity(DeliveryJson.write(delivery).build())
                .build();
    }
}
