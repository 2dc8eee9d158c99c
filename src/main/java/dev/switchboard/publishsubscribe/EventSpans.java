package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.Publication;
import dev.switchboard.exchange.Publication.NotPublished;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.tracing.OpenSpan;
import dev.switchboard.tracing.Tracing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events on their way to the broker, as spans: one for all that share a trace, as those of one call do.
 *
 * @param events as parts of the spans
 */
record EventSpans(List<Event> events, Collection<OpenSpan> spans) {
    static EventSpans begin(Tracing tracing, TopicName topic, List<Event> events) {
        if (!tracing.isOn()) {
            return new EventSpans(events, List.of());
        }
        Map<Optional<TraceContext>, Integer> counts = new HashMap<>();
        events.forEach(event -> counts.merge(tracing.parent(event.trace()), 1, Integer::sum));
        Map<Optional<TraceContext>, OpenSpan> spans = new HashMap<>();
        counts.forEach((trace, count) -> spans.put(trace, tracing.publishing(topic, count, trace)));
        List<Event> within = events.stream()
                .map(event -> spans.getOrDefault(tracing.parent(event.trace()), OpenSpan.NONE)
                        .around(event))
                .toList();
        return new EventSpans(within, spans.values());
    }

    void end(Publication publication) {
        if (publication instanceof NotPublished not) {
            spans.forEach(span -> span.failed(not.why().fault().problem()));
        } else {
            spans.forEach(OpenSpan::end);
        }
    }
}
