package dev.switchboard.sample.crm;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
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
import java.util.Optional;

/** The CRM's customers, to be found and changed. */
@Path("customers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {
    private static final int MOST = 20;
    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_CITY = 80;

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
        return customers.find(id).map(CustomerJson::write).orElseThrow(() -> unknown(id));
    }

    /** Changes name, company and city, and tells everybody who listens to crm.customer-changed. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject change(@PathParam("id") String id, InputStream body) throws IOException {
        JsonObject json = requestBody.readObject(body);
        CustomerChange change = new CustomerChange(
                text(json, "name", LONGEST_NAME),
                json.containsKey("company") ? Optional.of(text(json, "company", LONGEST_NAME)) : Optional.empty(),
                text(json, "city", LONGEST_CITY));
        return customers.change(id, change).map(CustomerJson::write).orElseThrow(() -> unknown(id));
    }

    private static String text(JsonObject json, String field, int longest) {
        if (json.get(field) instanceof JsonString value) {
            String text = value.getString().strip();
            if (!text.isEmpty() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        }
        throw new ProblemException(
                Fault.UNREADABLE_FIELD, field + " must be a text of 1 to " + longest + " printable characters");
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Fault.NOT_FOUND, "The CRM has no customer " + id);
    }
}
