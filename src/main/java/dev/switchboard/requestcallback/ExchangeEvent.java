package dev.switchboard.requestcallback;

import dev.switchboard.exchange.IsoTime;
import dev.switchboard.requestcallback.Exchange.Step;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something that happened to an exchange. Events are not kept: they follow from the exchange, so that each has the same
 * number whoever asks, and whenever.
 *
 * @param ordinal 1 for the first
 * @param name accepted, step, or the state in which the exchange ended
 */
record ExchangeEvent(int ordinal, String name, JsonObject data) {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** All of an exchange's life so far. */
    static List<ExchangeEvent> of(Exchange exchange) {
        List<ExchangeEvent> events = new ArrayList<>();
        events.add(new ExchangeEvent(1, "accepted", accepted(exchange)));
        for (Step step : exchange.steps()) {
            events.add(new ExchangeEvent(events.size() + 1, "step", step(step)));
        }
        if (exchange.state().hasEnded()) {
            events.add(new ExchangeEvent(events.size() + 1, exchange.state().text(), ended(exchange)));
        }
        return events;
    }

    private static JsonObject accepted(Exchange exchange) {
        return JSON.createObjectBuilder()
                .add("id", exchange.id().text())
                .add("service", exchange.service().text())
                .add("at", IsoTime.of(exchange.id().epochMillis()))
                .build();
    }

    private static JsonObject step(Step step) {
        return JSON.createObjectBuilder()
                .add("name", step.name())
                .add("at", IsoTime.of(step.at()))
                .build();
    }

    private static JsonObject ended(Exchange exchange) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("id", exchange.id().text());
        exchange.endedAt().ifPresent(at -> json.add("at", IsoTime.of(at)));
        exchange.reply().filter(reply -> reply.lateAt().isEmpty()).ifPresent(reply -> json.add("status", reply.status())
                .add("href", Paths.reply(exchange.id())));
        return json.build();
    }
}
