package dev.switchboard.sample.crm;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** The CRM's own view of its customers. */
@Path("customers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {
    private static final int MOST = 20;
    private static final int LONGEST_SEARCH = 100;

    @Inject
    private Customers customers;

    @Inject
    private RequestBody requestBody;

    /** The first {@value #MOST} whose name, company, city or id contains the text. */
    @GET
    public JsonObject search(@QueryParam("search") @DefaultValue("") String text) {
        if (text.length() > LONGEST_SEARCH) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, "search has at most " + LONGEST_SEARCH + " characters");
        }
        JsonArrayBuilder found = Json.createArrayBuilder();
        customers.search(text, MOST).forEach(customer -> found.add(CustomerJson.write(customer)));
        return Json.createObjectBuilder().add("customers", found).build();
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") String id) {
        return customers
                .find(id)
                .map(customer -> CustomerJson.write(customer).build())
                .orElseThrow(() -> new ProblemException(Fault.NOT_FOUND, "The CRM has no customer " + id));
    }

    /** Changes a customer, and tells of it as {@code crm.customer-changed}: both, or neither. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject change(@PathParam("id") String id, InputStream body) throws IOException {
        CustomerChange change = CustomerChange.read(id, requestBody.readObject(body));
        return customers
                .change(id, change)
                .map(customer -> CustomerJson.write(customer).build())
                .orElseThrow(() -> new ProblemException(Fault.NOT_FOUND, "The CRM has no customer " + id));
    }
}
