package dev.switchboard.tracing;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Request;
import dev.switchboard.exchange.TraceContext;
import java.util.Optional;

/** Something that Switchboard does, from its begin to its end, which is told once. */
public interface OpenSpan {
    /** Where no spans are recorded. */
    OpenSpan NONE = new OpenSpan() {};

    /** What others have to know to go on below it; empty where none are recorded. */
    default Optional<TraceContext> trace() {
        return Optional.empty();
    }

    /** It is done. */
    default void end() {}

    /** It ended with this status of HTTP. */
    default void answered(int status) {}

    /** It came to nothing. */
    default void failed(String why) {}

    /** The request as part of this. */
    default Request around(Request request) {
        return trace().isEmpty() ? request : new Request(request.content(), request.patience(), trace());
    }

    /** The event as part of this. */
    default Event around(Event event) {
        return trace().isEmpty() ? event : new Event(event.attributes(), event.content(), trace());
    }
}
