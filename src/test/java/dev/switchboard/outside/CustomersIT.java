package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An employee looks for a customer. */
@ExtendWith(SharedSwitchboard.class)
class CustomersIT {
    private final HttpCaller http;

    CustomersIT(SwitchboardProcess switchboard) {
        this.http = switchboard.http();
    }

    @Test
    void aCustomerIsFoundByAnyPartOfTheName() {
        assertThat(namesFor("irk paulS")).containsExactly("Dirk Paulsen");
    }

    @Test
    void aCustomerIsFoundByTheCompany() {
        assertThat(namesFor("Morgenrot")).containsExactly("Dirk Paulsen");
    }

    @Test
    void lettersOfAPatternStandForThemselves() {
        assertThat(namesFor("%")).isEmpty();
        assertThat(namesFor("_")).isEmpty();
        assertThat(namesFor("!")).isEmpty();
    }

    @Test
    void anEmptySearchShowsTheFirstByName() {
        assertThat(namesFor("")).hasSize(20).isSorted();
    }

    @Test
    void aCustomerHasAnAddressOfItsOwnAndNoNumberInIt() {
        JsonObject customer = http.get("/api/customers/C-1001").json();

        assertThat(customer.getString("name")).isEqualTo("Dirk Paulsen");
        assertThat(customer.getString("city")).isEqualTo("Berlin");
        assertThat(customer.toString()).doesNotContain("+49");
    }

    @Test
    void aCustomerWhomNobodyKnowsIsNotFound() {
        http.get("/api/customers/C-0").problem(404, "not-found");
    }

    @Test
    void aSearchThatIsTooLongIsRefused() {
        http.get("/api/customers?search=" + "a".repeat(101)).problem(422, "unreadable-field");
    }

    private List<String> namesFor(String search) {
        HttpAnswer answer = http.get("/api/customers?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        return answer.json().getJsonArray("customers").getValuesAs(JsonObject.class).stream()
                .map(customer -> customer.getString("name"))
                .toList();
    }
}
