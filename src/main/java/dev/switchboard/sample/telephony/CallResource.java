package dev.switchboard.sample.telephony;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.Answer;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import dev.switchboard.sample.telephony.CallResult.NotPlaced;
import dev.switchboard.sample.telephony.CallResult.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/** The button <i>Call</i>. */
@Path("calls")
@ApplicationScoped
public class CallResource {
    private static final String PATH = "/api/calls";
    private static final int LONGEST_TEXT = 100;

    @Inject
    private Calls calls;

    @Inject
    private CallLog log;

    @Inject
    private RequestBody requestBody;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> place(InputStream body) throws IOException {
        return calls.place(callRequest(requestBody.readObject(body))).thenApply(CallResource::response);
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject get(@PathParam("id") String id) {
        return log.find(id)
                .map(CallResource::json)
                .orElseThrow(() -> new ProblemException(Fault.NOT_FOUND, "There is no call " + id));
    }

    private static CallRequest callRequest(JsonObject json) {
        return new CallRequest(text(json, "customerId"), text(json, "agent"));
    }

    private static String text(JsonObject json, String field) {
        if (json.get(field) instanceof JsonString value) {
            String text = value.getString();
            if (!text.isBlank() && text.length() <= LONGEST_TEXT) {
                return text;
            }
        }
        throw new ProblemException(
                Fault.UNREADABLE_FIELD, field + " must be a text of 1 to " + LONGEST_TEXT + " characters");
    }

    private static Response response(CallResult result) {
        if (result instanceof Placed placed) {
            return Response.created(URI.create(PATH + "/" + placed.call().id()))
                    .entity(json(placed.call()))
                    .type(MediaType.APPLICATION_JSON)
                    .build();
        }
        return Answer.of(((NotPlaced) result).answer(), PATH).toResponse();
    }

    private static JsonObject json(PlacedCall call) {
        return Json.createObjectBuilder()
                .add("id", call.id())
                .add("customerId", call.customerId())
                .add("agent", call.agent())
                .add("phoneNumber", call.phoneNumber())
                .add("placedAt", call.placedAt().toString())
                .build();
    }
}
