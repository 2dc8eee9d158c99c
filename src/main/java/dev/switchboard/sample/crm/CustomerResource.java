package dev.switchboard.sample.crm;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The CRM's own view of its customers. Numbers are not in it: who wants to call asks for one. */
@Path("customers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {
    private static final int MOST = 20;
    private static final int LONGEST_SEARCH = 100;

    @Inject
    private Customers customers;

    /** The first {@value #MOST} whose name, company, city or id contains the text. */
    @GET
    public JsonObject search(@QueryParam("search") @DefaultValue("") String text) {
        if (text.length() > LONGEST_SEARCH) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, "search has at most " + LONGEST_SEARCH + " characters");
        }
        JsonArrayBuilder found = Json.createArrayBuilder();
        customers.search(text, MOST).forEach(customer -> found.add(json(customer)));
        return Json.createObjectBuilder().add("customers", found).build();
    }

    @GET
    @Path("{id}")
    public JsonObject get(@PathParam("id") String id) {
        return customers
                .find(id)
                .map(customer -> json(customer).build())
                .orElseThrow(() -> new ProblemException(Fault.NOT_FOUND, "The CRM has no customer " + id));
    }

    private static JsonObjectBuilder json(Customer customer) {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("id", customer.id()).add("name", customer.name());
        customer.company().ifPresent(company -> json.add("company", company));
        return json.add("city", customer.city())
                .add("country", customer.country())
                .add("language", customer.language());
    }
}
