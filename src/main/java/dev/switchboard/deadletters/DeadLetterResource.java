package dev.switchboard.deadletters;

import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What failed for good, for operators. */
@Path("dead-letters")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeadLetterResource {
    private static final int MOST = 1_000;

    @Inject
    private DeadLetters letters;

    /** Those that match all parameters that are given, deliveries first, the oldest first. */
    @GET
    public JsonObject list(
            @QueryParam("id") @Nullable String id,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("service") @Nullable String service,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, "limit is from 1 to " + MOST);
        }
        try {
            JsonArrayBuilder found = Json.createArrayBuilder();
            letters.find(sought(id, topic, subscription, service), limit).forEach(letter -> found.add(json(letter)));
            return Json.createObjectBuilder().add("deadLetters", found).build();
        } catch (BrokerUnavailableException e) {
            throw away();
        }
    }

    /** Sends those that match, a thousand at most, to where they came from. */
    @POST
    @Path("redeliveries")
    public JsonObject sendAgain(
            @QueryParam("id") @Nullable String id,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("subscription") @Nullable String subscription,
            @QueryParam("service") @Nullable String service) {
        try {
            int sent = letters.sendAgain(sought(id, topic, subscription, service), MOST);
            return Json.createObjectBuilder().add("sentAgain", sent).build();
        } catch (BrokerUnavailableException e) {
            throw away();
        }
    }

    private static Sought sought(
            @Nullable String id, @Nullable String topic, @Nullable String subscription, @Nullable String service) {
        return new Sought(
                Optional.ofNullable(id),
                Optional.ofNullable(topic),
                Optional.ofNullable(subscription),
                Optional.ofNullable(service));
    }

    private static ProblemException away() {
        return new ProblemException(Fault.BROKER_UNAVAILABLE, "Dead letters lie there; ask again");
    }

    private static JsonObjectBuilder json(DeadLetter letter) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("id", letter.id());
        letter.topic().ifPresent(topic -> json.add("topic", topic));
        letter.subscription().ifPresent(subscription -> json.add("subscription", subscription));
        letter.service().ifPresent(service -> json.add("service", service));
        letter.contentType().ifPresent(type -> json.add("contentType", type));
        return json.add("reason", letter.reason())
                .add("since", Instant.ofEpochMilli(letter.since()).toString());
    }
}
