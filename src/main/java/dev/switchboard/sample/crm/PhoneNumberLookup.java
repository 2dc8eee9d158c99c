package dev.switchboard.sample.crm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the CRM answers to a request for a number, whatever the request says. */
@ApplicationScoped
public class PhoneNumberLookup {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Inject
    private Customers customers;

    /** @param request the body of the request, null where it was no text */
    Answer answer(@Nullable String request) {
        return customerId(request).map(this::numberOf).orElseGet(PhoneNumberLookup::malformed);
    }

    private Answer numberOf(String id) {
        return customers.find(id).map(PhoneNumberLookup::found).orElseGet(() -> unknown(id));
    }

    private static Optional<String> customerId(@Nullable String request) {
        if (request == null) {
            return Optional.empty();
        }
        try (JsonReader reader = READERS.createReader(new StringReader(request))) {
            return reader.readValue() instanceof JsonObject object && object.get("customerId") instanceof JsonString id
                    ? Optional.of(id.getString())
                    : Optional.empty();
        } catch (RuntimeException e) { // a JsonException, or a bare one where it is nested too deeply
            return Optional.empty();
        }
    }

    private static Answer found(Customer customer) {
        return Answer.ok(JSON.createObjectBuilder()
                .add("customerId", customer.id())
                .add("name", customer.name())
                .add("phoneNumber", customer.phoneNumber())
                .build());
    }

    private static Answer unknown(String id) {
        return problem(404, "unknown-customer", "No such customer", "The CRM has no customer " + id);
    }

    private static Answer malformed() {
        return problem(
                422, "malformed-request", "The request can't be read", "Send JSON with a text in the field customerId");
    }

    private static Answer problem(int status, String name, String title, String detail) {
        JsonValue problem = JSON.createObjectBuilder()
                .add("type", "/problems/" + name)
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .build();
        return Answer.problem(status, problem.asJsonObject());
    }
}
