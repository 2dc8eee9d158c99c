package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** An exchange whose caller goes on, as that caller sees it. */
final class BegunExchange {
    private final SwitchboardProcess switchboard;
    private final HttpAnswer accepted;

    private BegunExchange(SwitchboardProcess switchboard, HttpAnswer accepted) {
        this.switchboard = switchboard;
        this.accepted = accepted;
    }

    static BegunExchange of(SwitchboardProcess switchboard, OwnService service) {
        return of(switchboard, service, UnaryOperator.identity());
    }

    /** @param details of the request, which has Prefer: respond-async and an empty JSON body otherwise */
    static BegunExchange of(
            SwitchboardProcess switchboard, OwnService service, UnaryOperator<HttpRequest.Builder> details) {
        HttpAnswer answer =
                HttpAnswer.of(service.ask(request -> details.apply(request.header("Prefer", "respond-async"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return new BegunExchange(switchboard, answer);
    }

    /** One that another process began. */
    BegunExchange in(SwitchboardProcess other) {
        return new BegunExchange(other, accepted);
    }

    /** The answer with the promise. */
    HttpAnswer accepted() {
        return accepted;
    }

    String id() {
        return accepted.json().getString("id");
    }

    String path() {
        return accepted.header("Location");
    }

    JsonObject now() {
        return switchboard.http().get(path()).json();
    }

    HttpAnswer reply() {
        return switchboard.http().get(path() + "/reply");
    }

    HttpAnswer cancel() {
        return switchboard.http().call(path(), HttpRequest.Builder::DELETE);
    }

    JsonObject awaitState(String state) {
        return await(
                "the state " + state, exchange -> exchange.getString("state").equals(state));
    }

    JsonObject await(String what, Predicate<JsonObject> condition) {
        return Awaitility.await(what).atMost(OwnService.PATIENCE).until(this::now, condition);
    }
}
