package dev.switchboard.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.database.FreshDatabase;
import dev.switchboard.database.OnBothDatabases;
import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.TopicName;
import dev.switchboard.exchange.TraceContext;
import dev.switchboard.publishsubscribe.OutgoingEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class EventOutboxTableTest {
    private static final TopicName TOPIC = new TopicName("crm.customer-changed");
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @OnBothDatabases
    void anEventIsReadAsItWasWritten(FreshDatabase database) {
        EventOutboxTable outbox = table(database);
        Content content = new Content("application/json", Optional.of("gzip"), "{}".getBytes(UTF_8));
        Map<String, String> attributes = Map.of("type", "changed", "traceparent", "an extension of this name");
        TraceContext trace = new TraceContext(TRACEPARENT, Optional.of("vendor=1"));
        OutgoingEvent event =
                new OutgoingEvent(ExchangeId.at(1_000), TOPIC, new Event(attributes, content, Optional.of(trace)));

        outbox.add(event, 0);

        OutgoingEvent read = outbox.takeOver(1, 2, 10).get(0);
        assertThat(read.id()).isEqualTo(event.id());
        assertThat(read.topic()).isEqualTo(TOPIC);
        assertThat(read.event().attributes()).isEqualTo(attributes);
        assertThat(read.event().trace()).contains(trace);
        assertThat(read.event().content().encoding()).contains("gzip");
        assertThat(read.event().content().bytes()).asString(UTF_8).isEqualTo("{}");
    }

    @OnBothDatabases
    void eventsLeaveInTheirOrderAndOnceAtATime(FreshDatabase database) {
        EventOutboxTable outbox = table(database);
        List<OutgoingEvent> events = List.of(event(3), event(1), event(2));
        events.forEach(event -> outbox.add(event, 10));

        assertThat(outbox.takeOver(9, 20, 10)).as("claimed by others").isEmpty();
        assertThat(ids(outbox.takeOver(10, 20, 2))).isEqualTo(ids(events.subList(0, 2)));
        assertThat(ids(outbox.takeOver(11, 21, 10))).isEqualTo(ids(events.subList(2, 3)));
        outbox.sent(ids(events.subList(0, 1)));
        assertThat(ids(outbox.takeOver(20, 30, 10))).isEqualTo(ids(events.subList(1, 2)));
        outbox.postpone(ids(events), 50);
        assertThat(outbox.takeOver(49, 60, 10)).isEmpty();
    }

    private static EventOutboxTable table(FreshDatabase database) {
        return new EventOutboxTable(new Database(database.source()));
    }

    private static OutgoingEvent event(int number) {
        return new OutgoingEvent(
                ExchangeId.at(number),
                TOPIC,
                Event.of("changed", new Content("text/plain", Optional.empty(), new byte[] {1})));
    }

    private static List<ExchangeId> ids(List<OutgoingEvent> events) {
        return events.stream().map(OutgoingEvent::id).toList();
    }
}
