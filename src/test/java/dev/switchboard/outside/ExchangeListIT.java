package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of exchanges, and calls that can't be understood. */
@ExtendWith(SharedSwitchboard.class)
class ExchangeListIT {
    private final SwitchboardProcess switchboard;

    ExchangeListIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @Test
    void exchangesAreListedPageByPage() {
        try (OwnService service = OwnService.declare(switchboard)) {
            List<String> begun = Stream.generate(
                            () -> BegunExchange.of(switchboard, service).id())
                    .limit(5)
                    .toList();

            List<String> listed = new ArrayList<>();
            JsonObject page = list("service=" + service.name() + "&limit=2");
            listed.addAll(ids(page));
            while (page.containsKey("next")) {
                page = list("service=" + service.name() + "&limit=2&cursor=" + page.getString("next"));
                listed.addAll(ids(page));
            }

            assertThat(listed).containsExactlyInAnyOrderElementsOf(begun).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void theyAreFoundByStateAndDelivery() {
        try (OwnService service = OwnService.declare(switchboard)) {
            String cancelled = cancel(BegunExchange.of(switchboard, service));
            String pending = BegunExchange.of(
                            switchboard, service, request -> request.header("Callback-Url", "jms:queue:it.nobody"))
                    .id();

            String mine = "service=" + service.name();
            assertThat(ids(list(mine + "&state=cancelled"))).containsExactly(cancelled);
            assertThat(ids(list(mine + "&state=pending"))).containsExactly(pending);
            assertThat(ids(list(mine + "&delivery=pending"))).containsExactly(pending);
            assertThat(ids(list(mine + "&delivery=dead"))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "service=No Name, service",
        "state=done, state",
        "delivery=lost, delivery",
        "cursor=42, cursor",
        "limit=0, limit",
        "limit=501, limit",
        "limit=ten, limit"
    })
    void aFilterThatCannotBeUsedIsNamed(String query, String field) {
        assertThat(switchboard
                        .http()
                        .get("/api/exchanges?" + query.replace(" ", "%20"))
                        .problem(422, "unreadable-field")
                        .getString("detail"))
                .startsWith(field + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/reply"})
    void anExchangeThatThereIsNotIsUnknown(String what) {
        for (String id : List.of("01890a5d-ac96-774b-bcce-b302099a8057", "nonsense")) {
            switchboard.http().get("/api/exchanges/" + id + what).problem(404, "unknown-exchange");
        }
        switchboard
                .http()
                .call("/api/exchanges/01890a5d-ac96-774b-bcce-b302099a8057", HttpRequest.Builder::DELETE)
                .problem(404, "unknown-exchange");
    }

    @Test
    void aServiceThatIsNotDeclaredIsUnknownToCallersWhoGoOnToo() {
        switchboard
                .http()
                .call(
                        "/api/services/" + OwnService.unusedName() + "/requests",
                        request -> request.header("Prefer", "respond-async").POST(BodyPublishers.ofString("x")))
                .problem(404, "unknown-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/", "jms:topic:a", "jms:queue:switchboard.invalid-messages", "nonsense"})
    void anAddressThatCannotBeCalledBackIsRefused(String address) {
        try (OwnService service = OwnService.declare(switchboard)) {
            HttpAnswer.of(service.ask(request -> request.header("Callback-Url", address)))
                    .problem(422, "unusable-callback");
        }
    }

    @Test
    void aContentTypeThatIsNoneIsRefused() {
        try (OwnService service = OwnService.declare(switchboard)) {
            HttpAnswer.of(service.ask(
                            request -> request.header("Prefer", "respond-async").header("Content-Type", "nonsense")))
                    .problem(400, "invalid-request");
        }
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        try (OwnService service = OwnService.declare(switchboard)) {
            HttpAnswer.of(service.ask(request -> request.header("Prefer", "respond-async")
                            .POST(BodyPublishers.ofByteArray(new byte[1_048_577]))))
                    .problem(413, "body-too-large");
        }
    }

    private JsonObject list(String query) {
        return switchboard.http().get("/api/exchanges?" + query).json();
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("exchanges").getValuesAs(JsonObject.class).stream()
                .map(exchange -> exchange.getString("id"))
                .toList();
    }

    private static String cancel(BegunExchange exchange) {
        exchange.cancel();
        return exchange.id();
    }
}
