package dev.switchboard.delivery;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Delivers on demand. */
@Path("exchanges/{id}/delivery")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    private static final int ACCEPTED = 202;

    @Inject
    private DeliveryStore store;

    @Inject
    private Dispatcher dispatcher;

    /** Makes one more attempt now. It takes nothing from the schedule; where it fails, all is as it was. */
    @POST
    @Path("attempts")
    public Response redeliver(@PathParam("id") String id) {
        DeliveryStatus delivery = find(id);
        if (delivery.progress().state() == DeliveryState.PENDING) {
            throw new ProblemException(
                    Fault.DELIVERY_PENDING, "Its first attempt is being made; GET the exchange to see how it ends");
        }
        dispatcher.redeliver(delivery);
        return Response.status(ACCEPTED)
                .entity(DeliveryJson.write(find(id)).build())
                .build();
    }

    private DeliveryStatus find(String id) {
        return ExchangeId.find(id)
                .map(DeliveryId::ofExchange)
                .flatMap(store::find)
                .orElseThrow(() -> new ProblemException(
                        Fault.UNKNOWN_DELIVERY, "Nothing is to be delivered for an exchange " + id));
    }
}
