package dev.switchboard.outside;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.function.Predicate;

/** What an operator's console is told by one node. */
final class ConsoleFeed implements AutoCloseable {
    private final EventStream events;

    private ConsoleFeed(EventStream events) {
        this.events = events;
    }

    /** Returns when exchanges are looked at. */
    static ConsoleFeed open(SwitchboardProcess switchboard) throws Exception {
        ConsoleFeed feed = new ConsoleFeed(EventStream.open(switchboard, "/api/console/feed"));
        feed.awaitFigures("any", figures -> true);
        return feed;
    }

    JsonObject awaitFigures(String what, Predicate<JsonObject> condition) throws InterruptedException {
        return await(what, "figures", condition);
    }

    JsonObject awaitExchange(String what, Predicate<JsonObject> condition) throws InterruptedException {
        return await(what, "exchange", condition);
    }

    private JsonObject await(String what, String type, Predicate<JsonObject> condition) throws InterruptedException {
        long end = System.nanoTime() + OwnService.PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            EventStream.Event event = events.next();
            if (event.type().equals(type) && condition.test(json(event.data()))) {
                return json(event.data());
            }
        }
        throw new AssertionError("The feed didn't tell of " + what);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
