package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.ReceivedEvent;
import dev.switchboard.delivery.CloudEventHeader;
import dev.switchboard.delivery.Letter;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ReturnAddress.Webhook;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event as a webhook brings it: a CloudEvent in binary mode (HTTP protocol binding 1.0.2, section 3.1). */
final class EventLetter {
    private EventLetter() {}

    static Letter of(ReceivedEvent received, Subscription subscription) {
        Event event = received.event();
        return new Letter(
                received.deliveryId(),
                subscription.id().origin(),
                new Webhook(subscription.url()),
                event.attribute(Event.PARTITION_KEY),
                headers(event),
                event.content());
    }

    private static Map<String, String> headers(Event event) {
        Map<String, String> headers = new LinkedHashMap<>();
        event.attributes().forEach((name, value) -> headers.put("ce-" + name, CloudEventHeader.encode(value)));
        event.trace().ifPresent(trace -> {
            headers.put("traceparent", trace.traceparent());
            trace.tracestate().ifPresent(state -> headers.put("tracestate", state));
        });
        headers.put(Letter.WEBHOOK_ID, EventIds.written(event.attributes().getOrDefault(Event.ID, "")));
        return headers;
    }
}
