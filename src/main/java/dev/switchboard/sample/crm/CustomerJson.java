package dev.switchboard.sample.crm;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** A customer as the CRM shows one. Numbers are not in it: who wants to call asks for one. */
final class CustomerJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private CustomerJson() {}

    static JsonObject write(Customer customer) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("id", customer.id()).add("name", customer.name());
        customer.company().ifPresent(company -> json.add("company", company));
        return json.add("city", customer.city())
                .add("country", customer.country())
                .add("language", customer.language())
                .add("version", customer.version())
                .build();
    }
}
