package dev.switchboard.publishsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.switchboard.HostileText;
import dev.switchboard.delivery.AddressGuard;
import dev.switchboard.delivery.CallbackPolicy;
import dev.switchboard.http.ProblemException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What callers ask for of subscriptions: read, or a problem that names the field, and never another failure. */
class SubscriptionRequestTest {
    private static final AddressGuard GUARD = new AddressGuard(CallbackPolicy.STRICT);
    private static final JsonValue URL = Json.createValue("https://receiver.example/events");

    @Provide
    Arbitrary<Map<String, JsonValue>> fields() {
        Arbitrary<JsonValue> values = Arbitraries.oneOf(
                urls().map(Json::createValue),
                filters().map(Json::createValue),
                Arbitraries.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.EMPTY_JSON_OBJECT, Json.createValue(1), URL));
        return Arbitraries.maps(Arbitraries.of("url", "filter", "x"), values);
    }

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.oneOf(
                HostileText.of("https:/.example@[]%1270#?\\\u0000"),
                HostileText.ofPieces(
                        "https://", "a", ".example", ":8443", "/", "127.0.0.1", "me@", "[::1]", "%", "#", " "));
    }

    @Provide
    Arbitrary<String> filters() {
        return Arbitraries.oneOf(
                HostileText.of("abANDORNOTLIKE IN()='<>+-*/1.5e\u0000\n"),
                HostileText.ofPieces(
                        "a ", "= ", "'b' ", "1 ", "AND ", "NOT ", "IN ", "(", ") ", "LIKE ", "IS ", "NULL ", "'"));
    }

    @Property(tries = 500)
    void aSubscriptionIsReadOrAProblemThatNamesTheField(@ForAll @From("fields") Map<String, JsonValue> fields) {
        assertReadOrProblem(json(fields));
    }

    @Property(tries = 300)
    void aFilterIsReadOrAProblem(@ForAll @From("filters") String filter) {
        assertReadOrProblem(json(Map.of("url", URL, "filter", Json.createValue(filter))));
    }

    private static void assertReadOrProblem(JsonObject json) {
        Throwable thrown = catchThrowable(() -> {
            SubscriptionRequest read = SubscriptionRequest.read(json, GUARD);
            assertThat(read.url()).hasScheme("https").hasNoUserInfo();
            assertThat(read.filter().stream()).noneMatch(String::isBlank);
        });

        assertThat(thrown).satisfiesAnyOf(none -> assertThat(none).isNull(), problem -> assertThat(problem)
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching("(?s)(url|filter|x)\\b.*"));
    }

    private static JsonObject json(Map<String, JsonValue> fields) {
        return Json.createObjectBuilder(Map.<String, Object>copyOf(fields)).build();
    }
}
