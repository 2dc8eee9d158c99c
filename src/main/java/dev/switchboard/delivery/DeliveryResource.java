package dev.switchboard.delivery;

import dev.switchboard.access.Caller;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Delivers on demand. */
@Path("exchanges/{id}/delivery")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    private static final int ACCEPTED = 202;

    @Inject
    private Redelivery redelivery;

    @Inject
    private ExchangeMakers makers;

    /** As {@link Redelivery#of}. */
    @POST
    @Path("attempts")
    public Response redeliver(@PathParam("id") String id, @Context HttpServletRequest call) {
        Caller caller = Caller.of(call);
        DeliveryStatus delivery = ExchangeId.find(id)
                .filter(exchange -> caller.isOperator()
                        || makers.of(exchange).filter(caller::maySeeWhatIsOf).isPresent())
                .map(DeliveryId::ofExchange)
                .flatMap(redelivery::of)
                .orElseThrow(() -> new ProblemException(
                        Fault.UNKNOWN_DELIVERY, "Nothing is to be delivered for an exchange " + id));
        return Response.status(ACCEPTED)
                .entity(DeliveryJson.write(delivery).build())
                .build();
    }
}
