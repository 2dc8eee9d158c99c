package dev.switchboard.requestcallback;

import dev.switchboard.exchange.IsoTime;
import dev.switchboard.requestcallback.Exchange.Body;
import dev.switchboard.requestcallback.Exchange.Delivery;
import dev.switchboard.requestcallback.Exchange.KeptReply;
import dev.switchboard.requestcallback.Exchange.Step;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** An exchange as callers see it. */
final class ExchangeJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private ExchangeJson() {}

    static JsonObjectBuilder write(Exchange exchange) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", exchange.id().text())
                .add("service", exchange.service().text())
                .add("pattern", "request-callback")
                .add("state", exchange.state().text())
                .add("createdAt", IsoTime.of(exchange.id().epochMillis()))
                .add("deadline", IsoTime.of(exchange.deadline().epochMillis()));
        exchange.endedAt().ifPresent(at -> json.add("endedAt", IsoTime.of(at)));
        json.add("request", body(exchange.request()));
        exchange.reply().ifPresent(reply -> json.add("reply", reply(exchange, reply)));
        exchange.delivery().ifPresent(delivery -> json.add("delivery", delivery(delivery)));
        return json.add("steps", steps(exchange.steps()));
    }

    private static JsonObjectBuilder body(Body body) {
        return JSON.createObjectBuilder().add("contentType", body.contentType()).add("size", body.size());
    }

    private static JsonObjectBuilder reply(Exchange exchange, KeptReply reply) {
        String path = Paths.reply(exchange.id());
        JsonObjectBuilder json = body(reply.body()).add("status", reply.status());
        reply.lateAt()
                .ifPresentOrElse(
                        at -> json.add("lateAt", IsoTime.of(at)).add("href", path + "?late=true"),
                        () -> json.add("href", path));
        return json;
    }

    private static JsonObjectBuilder delivery(Delivery delivery) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("url", delivery.url()).add("state", delivery.state());
        delivery.nextAttemptAt().ifPresent(at -> json.add("nextAttemptAt", IsoTime.of(at)));
        return json.add("attempts", array(delivery.attempts()));
    }

    private static JsonArray array(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }

    private static JsonArrayBuilder steps(List<Step> steps) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        steps.forEach(step ->
                array.add(JSON.createObjectBuilder().add("name", step.name()).add("at", IsoTime.of(step.at()))));
        return array;
    }
}
