package dev.switchboard.registry;

import dev.switchboard.access.Caller;
import dev.switchboard.channel.QueueWatch;
import dev.switchboard.channel.SubscriptionState;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;

/** Declares topics, and tells how they fare. */
@Path("topics")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TopicResource {
    private static final int CREATED = 201;
    private static final int REPLACED = 200;

    @Inject
    private Topics topics;

    @Inject
    private Figures figures;

    @Inject
    private QueueWatch queues;

    @Inject
    private SubscriptionMakers makers;

    @Inject
    private RequestBody requestBody;

    @GET
    public JsonObject list(@Context HttpServletRequest call) {
        Caller caller = Caller.of(call);
        JsonArrayBuilder all = Json.createArrayBuilder();
        topics.all().stream()
                .filter(topic -> caller.mayUseTopic(topic.name().text()))
                .sorted(Comparator.comparing(topic -> topic.name().text()))
                .forEach(topic -> all.add(json(topic, caller)));
        return Json.createObjectBuilder().add("topics", all).build();
    }

    @GET
    @Path("{topic}")
    public JsonObject get(@PathParam("topic") String name, @Context HttpServletRequest call) {
        return json(topics.find(name).orElseThrow(() -> unknown(name)), Caller.of(call))
                .build();
    }

    /** Declares a topic, or declares it anew: what is left out has its default again. */
    @PUT
    @Path("{topic}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("topic") String name, InputStream body, @Context HttpServletRequest call)
            throws IOException {
        TopicDeclaration topic = Given.declaration(
                "topic", requestBody.readObject(body), json -> TopicJson.read(new TopicName(name), json));
        return Response.status(topics.put(topic) ? CREATED : REPLACED)
                .entity(json(topic, Caller.of(call)).build())
                .build();
    }

    /**
     * Takes the declaration away, and with it the topic's webhook subscriptions and what they had yet to be told. JMS clients keep
     * their subscriptions, which are the broker's.
     */
    @DELETE
    @Path("{topic}")
    public void remove(@PathParam("topic") String name) {
        if (!topics.remove(name)) {
            throw unknown(name);
        }
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(Fault.UNKNOWN_TOPIC, "No topic is declared under the name " + name);
    }

    private JsonObjectBuilder json(TopicDeclaration topic, Caller caller) {
        return TopicJson.write(topic).add("live", live(topic, caller));
    }

    private JsonObjectBuilder live(TopicDeclaration topic, Caller caller) {
        TopicFigures now = figures.of(topic);
        JsonObjectBuilder live =
                Json.createObjectBuilder().add("events", now.events()).add("perSecond", now.perSecond());
        queues.subscriptions(topic.name().text())
                .ifPresentOrElse(
                        subscriptions -> {
                            JsonArrayBuilder all = Json.createArrayBuilder();
                            subscriptions.forEach(each -> all.add(json(each, mayName(caller, topic, each))));
                            live.add("subscribers", all);
                        },
                        () -> live.addNull("subscribers"));
        return live;
    }

    /** Queues' names hold those of subscriptions and of clients, which are nobody else's business. */
    private boolean mayName(Caller caller, TopicDeclaration topic, SubscriptionState subscription) {
        return caller.isOperator()
                || makers.makerOf(topic.name().text(), subscription.queue())
                        .filter(caller::maySeeWhatIsOf)
                        .isPresent();
    }

    private static JsonObjectBuilder json(SubscriptionState subscription, boolean named) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (named) {
            json.add("queue", subscription.queue());
        }
        return json.add("kind", subscription.kind().text())
                .add("consumers", subscription.consumers())
                .add("depth", subscription.depth());
    }
}
