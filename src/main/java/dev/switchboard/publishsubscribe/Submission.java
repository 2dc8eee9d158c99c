package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.MediaTypes;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.RequestBody;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to be published: CloudEvents in one of the modes of the HTTP protocol binding (CloudEvents 1.0.2, section
 * 3), or any other body.
 *
 * @param batch whether the caller sent a list, however long, and gets one back
 */
record Submission(List<Event> events, boolean batch) {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";
    private static final String ANY_FORMAT = "application/cloudevents";

    /**
     * Reads a call.
     *
     * @param most events of a batch
     * @throws ProblemException if it is meant to be a CloudEvent, and isn't one, or there are too many
     */
    static Submission read(HttpServletRequest call, Request request, RequestBody json, int most) {
        Content content = request.content();
        Optional<TraceContext> trace = request.trace();
        String essence = MediaTypes.essence(content.type());
        if (!essence.startsWith(ANY_FORMAT)) {
            return of(content, attributes(call), trace);
        }
        return switch (essence) {
            case STRUCTURED -> new Submission(List.of(event(json.parseShallow(content.bytes()), "", trace)), false);
            case BATCHED -> batch(json.parseShallow(content.bytes()), trace, most);
            default ->
                throw new ProblemException(
                        Fault.UNSUPPORTED_MEDIA_TYPE,
                        "Of the event formats, " + STRUCTURED + " and " + BATCHED + " are understood");
        };
    }

    private static Submission of(Content content, Map<String, String> attributes, Optional<TraceContext> trace) {
        Event event = attributes.isEmpty()
                ? new Event(Map.of(), content, trace)
                : BinaryEvent.read(attributes, content, trace);
        return new Submission(List.of(event), false);
    }

    private static Map<String, String> attributes(HttpServletRequest call) {
        Map<String, String> attributes = new HashMap<>();
        for (String header : Collections.list(call.getHeaderNames())) {
            if (header.regionMatches(true, 0, BinaryEvent.PREFIX, 0, BinaryEvent.PREFIX.length())) {
                String name = header.substring(BinaryEvent.PREFIX.length()).toLowerCase(Locale.ROOT);
                attributes.put(name, call.getHeader(header));
            }
        }
        return attributes;
    }

    private static Submission batch(@Nullable JsonValue json, Optional<TraceContext> trace, int most) {
        if (!(json instanceof JsonArray array)) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, "The body must be a JSON array");
        }
        if (array.size() > most) {
            throw new ProblemException(Fault.UNREADABLE_FIELD, "A batch has at most " + most + " events");
        }
        List<Event> events = new ArrayList<>();
        for (JsonValue each : array) {
            events.add(event(each, "[" + events.size() + "].", trace));
        }
        return new Submission(events, true);
    }

    private static Event event(JsonValue json, String where, Optional<TraceContext> trace) {
        if (json instanceof JsonObject object) {
            return StructuredEvent.read(object, where, trace);
        }
        throw new ProblemException(Fault.UNREADABLE_FIELD, where + "event must be a JSON object");
    }
}
