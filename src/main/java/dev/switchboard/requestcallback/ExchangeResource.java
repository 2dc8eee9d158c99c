package dev.switchboard.requestcallback;

import dev.switchboard.access.Caller;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.http.Answer;
import dev.switchboard.http.Preferences;
import dev.switchboard.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where callers who went on learn what became of their requests. */
@Path("exchanges")
@ApplicationScoped
public class ExchangeResource {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @Inject
    private Exchanges exchanges;

    @Inject
    private ExchangeStore store;

    @Inject
    private Aftermath aftermath;

    @Inject
    private InstantSource clock;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject list(
            @QueryParam("service") @Nullable String service,
            @QueryParam("state") @Nullable String state,
            @QueryParam("delivery") @Nullable String delivery,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpServletRequest call) {
        Caller caller = Caller.of(call);
        Optional<String> maker = caller.isOperator() ? Optional.empty() : Optional.of(caller.id());
        ExchangeQuery query = ExchangeQueries.read(maker, service, state, delivery, cursor, limit);
        List<Exchange> page = store.list(query);
        JsonArrayBuilder all = Json.createArrayBuilder();
        page.forEach(exchange -> all.add(ExchangeJson.write(exchange)));
        JsonObjectBuilder json = Json.createObjectBuilder().add("exchanges", all);
        if (page.size() == query.limit()) {
            json.add("next", page.get(page.size() - 1).id().text());
        }
        return json.build();
    }

    /** The exchange; with {@code Prefer: wait=N} when it has ended, or after N seconds, a minute at most. */
    @GET
    @Path("{id}")
    public void get(
            @PathParam("id") String text,
            @HeaderParam("Prefer") List<String> prefer,
            @Context HttpServletRequest call,
            @Suspended AsyncResponse caller) {
        ExchangeId id = id(text);
        Optional<Duration> patience = Preferences.read(prefer)
                .patience()
                .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
        CompletableFuture<Optional<Exchange>> found =
                patience.map(time -> whenEnded(id, time, Caller.of(call))).orElseGet(() -> find(id, Caller.of(call)));
        resume(caller, found.thenApply(exchange -> {
            Answer answer = CallbackAnswers.json(
                    200,
                    ExchangeJson.write(exchange.orElseThrow(() -> unknown(text)))
                            .build());
            patience.ifPresent(time -> answer.with("Preference-Applied", "wait=" + time.toSeconds()));
            return answer;
        }));
    }

    /** The reply as it came, or why there is none. */
    @GET
    @Path("{id}/reply")
    public void reply(
            @PathParam("id") String text,
            @QueryParam("late") @DefaultValue("false") boolean late,
            @Context HttpServletRequest call,
            @Suspended AsyncResponse caller) {
        ExchangeId id = id(text);
        String path = Paths.reply(id);
        Caller asking = Caller.of(call);
        if (late) {
            requireSeen(id, asking);
            Reply reply = store.lateReply(id).orElseThrow(() -> unknown(text));
            caller.resume(Answer.of(new Replied(id, reply), path).toResponse());
            return;
        }
        CompletableFuture<Optional<Outcome>> outcome = asking.isOperator()
                ? exchanges.outcome(id)
                : find(id, asking)
                        .thenCompose(seen -> seen.isPresent()
                                ? exchanges.outcome(id)
                                : CompletableFuture.failedFuture(unknown(text)));
        resume(caller, outcome.thenCompose(ended -> reply(ended, text, id, path)));
    }

    private CompletableFuture<Answer> reply(Optional<Outcome> ended, String text, ExchangeId id, String path) {
        return ended.map(outcome -> CompletableFuture.completedFuture(Answer.of(outcome, path)))
                .orElseGet(() -> exchanges
                        .find(id)
                        .thenApply(exchange ->
                                CallbackAnswers.pending(exchange.orElseThrow(() -> unknown(text)), clock.millis())));
    }

    /** Cancels the exchange. Its replier isn't stopped, but nobody is told what it says. */
    @DELETE
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject cancel(@PathParam("id") String text, @Context HttpServletRequest call) {
        ExchangeId id = id(text);
        requireSeen(id, Caller.of(call));
        boolean cancelled = store.cancel(id, clock.millis());
        Exchange exchange = Optional.ofNullable(store.find(List.of(id)).get(id)).orElseThrow(() -> unknown(text));
        if (!cancelled) {
            throw new ProblemException(
                    Fault.ALREADY_ENDED, "It is " + exchange.state().text());
        }
        aftermath.cancelled(exchange);
        return ExchangeJson.write(exchange).build();
    }

    /** One that is another's isn't there. */
    private CompletableFuture<Optional<Exchange>> find(ExchangeId id, Caller caller) {
        return exchanges.find(id).thenApply(found -> found.filter(one -> caller.maySeeWhatIsOf(one.caller())));
    }

    private CompletableFuture<Optional<Exchange>> whenEnded(ExchangeId id, Duration patience, Caller caller) {
        return find(id, caller)
                .thenCompose(seen ->
                        seen.isPresent() ? exchanges.whenEnded(id, patience) : CompletableFuture.completedFuture(seen));
    }

    private void requireSeen(ExchangeId id, Caller caller) {
        if (!caller.isOperator()) {
            Exchange exchange = store.find(List.of(id)).get(id);
            if (exchange == null || !caller.maySeeWhatIsOf(exchange.caller())) {
                throw unknown(id.text());
            }
        }
    }

    private static void resume(AsyncResponse caller, CompletableFuture<Answer> answer) {
        answer.whenComplete((ready, failure) -> {
            if (failure == null) {
                caller.resume(ready.toResponse());
            } else {
                caller.resume(failure.getCause() == null ? failure : failure.getCause());
            }
        });
    }

    private static ExchangeId id(String text) {
        return ExchangeId.find(text).orElseThrow(() -> unknown(text));
    }

    private static ProblemException unknown(String text) {
        return new ProblemException(Fault.UNKNOWN_EXCHANGE, "No exchange has the id " + text);
    }
}
