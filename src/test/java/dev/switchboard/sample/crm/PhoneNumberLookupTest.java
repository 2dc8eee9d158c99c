package dev.switchboard.sample.crm;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever a request says that names no customer, the answer says how to ask. */
class PhoneNumberLookupTest {
    private final PhoneNumberLookup lookup = new PhoneNumberLookup();

    @Property
    void textThatIsNoRequestIsMalformed(@ForAll String text) {
        assertMalformed(text);
    }

    @Property
    void aCustomerIdThatIsNoTextIsMalformed(@ForAll int id) {
        assertMalformed("{\"customerId\":" + id + "}");
    }

    @Example
    void aMessageWithoutTextIsMalformed() {
        assertMalformed(null);
    }

    @Example
    void jsonOfAnotherShapeIsMalformed() {
        assertMalformed("[]");
        assertMalformed("{}");
        assertMalformed("\"C-1001\"");
        assertMalformed("{\"customerId\":null}");
        assertMalformed("{\"customerId\":[\"C-1001\"]}");
        assertMalformed("{\"customerid\":\"C-1001\"}");
        assertMalformed("{\"customerId\":\"C-1001\"");
    }

    @Example
    void jsonOfAnyDepthIsMalformed() {
        assertMalformed("[".repeat(100_000));
        assertMalformed("{\"a\":".repeat(100_000));
    }

    private void assertMalformed(@Nullable String request) {
        Answer answer = lookup.answer(request);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        JsonObject problem = read(answer.body());
        assertThat(problem.getString("type")).isEqualTo("/problems/malformed-request");
        assertThat(problem.getInt("status")).isEqualTo(422);
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
