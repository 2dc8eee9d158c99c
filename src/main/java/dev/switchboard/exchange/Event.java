package dev.switchboard.exchange;

import java.util.Map;
import java.util.Optional;

/**
 * Something that happened, for everybody who listens to a topic: a CloudEvent (CloudEvents 1.0.2, section 2), whose attributes
 * may be left to the publisher to fill in.
 *
 * @param attributes the context attributes and extensions by name, without datacontenttype, which the content has
 * @param trace in which it happened
 */
public record Event(Map<String, String> attributes, Content content, Optional<TraceContext> trace) {
    public static final String ID = "id";
    public static final String SOURCE = "source";
    public static final String SPECVERSION = "specversion";
    public static final String TYPE = "type";
    public static final String TIME = "time";
    public static final String SUBJECT = "subject";

    /** Events of one key are told in their order (CloudEvents, partitioning extension). */
    public static final String PARTITION_KEY = "partitionkey";

    public Event {
        attributes = Map.copyOf(attributes);
    }

    /** An event of this type; the rest is filled in when it is published. */
    public static Event of(String type, Content content) {
        return new Event(Map.of(TYPE, type), content, Optional.empty());
    }

    /** The attribute, or empty where it isn't there yet. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** The same with another attribute more. */
    public Event with(String attribute, String value) {
        Map<String, String> more = new java.util.HashMap<>(attributes);
        more.put(attribute, value);
        return new Event(more, content, trace);
    }
}
