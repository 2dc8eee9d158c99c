package dev.switchboard.registry;

import dev.switchboard.access.Caller;
import dev.switchboard.channel.QueueState;
import dev.switchboard.channel.QueueWatch;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import dev.switchboard.registry.ServiceFigures.Snapshot;
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
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Declares services, and tells how they fare. */
@Path("services")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServiceResource {
    private static final int CREATED = 201;
    private static final int REPLACED = 200;

    @Inject
    private Services services;

    @Inject
    private Figures figures;

    @Inject
    private QueueWatch queues;

    @Inject
    private RequestBody requestBody;

    @GET
    public JsonObject list(@Context HttpServletRequest call) {
        Caller caller = Caller.of(call);
        JsonArrayBuilder all = Json.createArrayBuilder();
        services.all().stream()
                .filter(service -> caller.mayUseService(service.name().text()))
                .sorted(Comparator.comparing(service -> service.name().text()))
                .forEach(service -> all.add(json(service)));
        return Json.createObjectBuilder().add("services", all).build();
    }

    @GET
    @Path("{service}")
    public JsonObject get(@PathParam("service") String name) {
        return json(services.find(name).orElseThrow(() -> unknown(name))).build();
    }

    /** Declares a service, or declares it anew: what is left out has its default again. */
    @PUT
    @Path("{service}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("service") String name, InputStream body) throws IOException {
        ServiceDeclaration service = Given.declaration(
                "service", requestBody.readObject(body), json -> ServiceJson.read(new ServiceName(name), json));
        return Response.status(services.put(service) ? CREATED : REPLACED)
                .entity(json(service).build())
                .build();
    }

    /** Requests on their way are not affected; new ones are refused. */
    @DELETE
    @Path("{service}")
    public void remove(@PathParam("service") String name) {
        if (!services.remove(name)) {
            throw unknown(name);
        }
    }

    private static ProblemException unknown(String name) {
        return new ProblemException(Fault.UNKNOWN_SERVICE, "No service is declared under the name " + name);
    }

    private JsonObjectBuilder json(ServiceDeclaration service) {
        return ServiceJson.write(service).add("live", live(service));
    }

    private JsonObjectBuilder live(ServiceDeclaration service) {
        JsonObjectBuilder live = Json.createObjectBuilder();
        Optional<QueueState> queue = queues.state(service.name().text());
        queue.ifPresentOrElse(
                state -> live.add("responders", state.consumers()).add("depth", state.depth()),
                () -> live.addNull("responders").addNull("depth"));
        Snapshot now = figures.of(service).snapshot();
        return live.add("outstanding", now.outstanding())
                .add("exchanges", now.exchanges())
                .add("replies", now.replies())
                .add("faults", now.faults())
                .add("timeouts", now.timeouts())
                .add("lateReplies", now.lateReplies())
                .add("forgedReplies", now.forgedReplies())
                .add("latencyMillis", latency(now.latency()));
    }

    private static JsonObjectBuilder latency(Histogram micros) {
        return Json.createObjectBuilder()
                .add("p50", millis(micros, 50))
                .add("p95", millis(micros, 95))
                .add("p99", millis(micros, 99))
                .add("max", micros.getMaxValue() / 1000.0);
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
