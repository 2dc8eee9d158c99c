package dev.switchboard.publishsubscribe;

import dev.switchboard.access.Caller;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.QueueState;
import dev.switchboard.channel.QueueWatch;
import dev.switchboard.delivery.AddressGuard;
import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import dev.switchboard.registry.Topics;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** Webhook subscriptions to a topic. */
@Path("topics/{topic}/subscriptions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionResource {
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final int CREATED = 201;
    private static final int REPLACED = 200;
    private static final int COUNTED = 10_000;

    @Inject
    private Topics topics;

    @Inject
    private Subscriptions subscriptions;

    @Inject
    private SubscriptionStore store;

    @Inject
    private QueueWatch queues;

    @Inject
    private AddressGuard guard;

    @Inject
    private RequestBody requestBody;

    @Inject
    private InstantSource clock;

    private final SecureRandom random = new SecureRandom();

    @GET
    public JsonObject list(@PathParam("topic") String topic, @Context HttpServletRequest call) {
        requireDeclared(topic);
        Caller caller = Caller.of(call);
        JsonArrayBuilder all = Json.createArrayBuilder();
        subscriptions.of(topic).stream()
                .filter(each -> caller.maySeeWhatIsOf(each.owner()))
                .sorted(Comparator.comparing(each -> each.id().name()))
                .forEach(each -> all.add(json(each)));
        return Json.createObjectBuilder().add("subscriptions", all).build();
    }

    @GET
    @Path("{name}")
    public JsonObject get(
            @PathParam("topic") String topic, @PathParam("name") String name, @Context HttpServletRequest call) {
        return json(find(topic, name, call)).build();
    }

    /** Subscribes, or changes where a subscription's events go and which they are. Its secret is shown when it is made, once. */
    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("topic") String topic,
            @PathParam("name") String name,
            InputStream body,
            @Context HttpServletRequest call)
            throws IOException {
        requireDeclared(topic);
        SubscriptionId id = id(topic, name);
        SubscriptionRequest asked = SubscriptionRequest.read(requestBody.readObject(body), guard);
        Caller caller = Caller.of(call);
        subscriptions.refresh();
        Subscription subscription = subscriptions
                .find(id)
                .map(known -> owned(known, caller).to(asked.url(), asked.filter()))
                .orElseGet(() -> fresh(id, caller, asked));
        if (store.isGoing(id)) {
            throw new ProblemException(Fault.SUBSCRIPTION_GOING, "The one of this name was removed just now");
        }
        boolean created = keep(subscription);
        JsonObjectBuilder json = json(subscription);
        return Response.status(created ? CREATED : REPLACED)
                .entity((created ? json.add("secret", subscription.secret().text()) : json).build())
                .build();
    }

    @DELETE
    @Path("{name}")
    public void remove(
            @PathParam("topic") String topic, @PathParam("name") String name, @Context HttpServletRequest call) {
        subscriptions.refresh();
        find(topic, name, call);
        if (!subscriptions.remove(id(topic, name))) {
            throw unknown(topic, name);
        }
    }

    /** Gives it another secret, which is shown once. For a day both sign. */
    @POST
    @Path("{name}/secret")
    public JsonObject rotate(
            @PathParam("topic") String topic, @PathParam("name") String name, @Context HttpServletRequest call) {
        subscriptions.refresh();
        SigningSecret secret = SigningSecret.generate(random);
        Subscription rotated = find(topic, name, call);
        subscriptions.rotate(rotated.id(), secret, now().plus(OVERLAP));
        return json(rotated).add("secret", secret.text()).build();
    }

    /** Its events wait in its queue from now on. */
    @POST
    @Path("{name}/pause")
    public JsonObject pause(
            @PathParam("topic") String topic, @PathParam("name") String name, @Context HttpServletRequest call) {
        return setPaused(topic, name, true, call);
    }

    @POST
    @Path("{name}/resume")
    public JsonObject resume(
            @PathParam("topic") String topic, @PathParam("name") String name, @Context HttpServletRequest call) {
        return setPaused(topic, name, false, call);
    }

    private JsonObject setPaused(String topic, String name, boolean paused, HttpServletRequest call) {
        subscriptions.refresh();
        subscriptions.setPaused(find(topic, name, call).id(), paused);
        return json(find(topic, name, call)).build();
    }

    private Subscription fresh(SubscriptionId id, Caller owner, SubscriptionRequest asked) {
        return new Subscription(
                id,
                owner.id(),
                asked.url(),
                asked.filter(),
                false,
                SigningSecret.generate(random),
                Optional.empty(),
                now());
    }

    private boolean keep(Subscription subscription) {
        try {
            return subscriptions.put(subscription);
        } catch (BrokerUnavailableException e) {
            throw new ProblemException(
                    Fault.BROKER_UNAVAILABLE, "Its queue is made when the broker is back; ask again");
        } catch (MessageRefusedException e) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, "filter: the broker can't use it");
        }
    }

    private void requireDeclared(String topic) {
        if (topics.find(topic).isEmpty()) {
            throw new ProblemException(Fault.UNKNOWN_TOPIC, "No topic is declared under the name " + topic);
        }
    }

    private static SubscriptionId id(String topic, String name) {
        try {
            return new SubscriptionId(topic, name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, "subscription: " + e.getMessage());
        }
    }

    /** One that is another's isn't there. */
    private Subscription find(String topic, String name, HttpServletRequest call) {
        Caller caller = Caller.of(call);
        return subscriptions
                .find(id(topic, name))
                .filter(found -> caller.maySeeWhatIsOf(found.owner()))
                .orElseThrow(() -> unknown(topic, name));
    }

    private static Subscription owned(Subscription known, Caller caller) {
        if (!caller.maySeeWhatIsOf(known.owner())) {
            throw new ProblemException(
                    Fault.SUBSCRIPTION_NAME_TAKEN,
                    "Within the topic the name " + known.id().name() + " is another caller's");
        }
        return known;
    }

    private static ProblemException unknown(String topic, String name) {
        return new ProblemException(Fault.UNKNOWN_SUBSCRIPTION, "The topic " + topic + " has no subscription " + name);
    }

    private JsonObjectBuilder json(Subscription subscription) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("topic", subscription.id().topic())
                .add("name", subscription.id().name())
                .add("url", subscription.url().toString());
        subscription.filter().ifPresentOrElse(filter -> json.add("filter", filter), () -> json.addNull("filter"));
        return json.add("state", subscription.paused() ? "paused" : "active")
                .add("createdAt", subscription.createdAt().toString())
                .add("live", live(subscription));
    }

    /** As exact as it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private JsonObjectBuilder live(Subscription subscription) {
        JsonObjectBuilder live = Json.createObjectBuilder();
        Optional<QueueState> queue = queues.state(subscription.queue());
        queue.ifPresentOrElse(state -> live.add("depth", state.depth()), () -> live.addNull("depth"));
        return live.add("outstanding", store.outstanding(subscription.id().origin(), COUNTED));
    }
}
