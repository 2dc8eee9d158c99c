package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.outside.EventStream.Event;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A topic's retained events, for a reader who has seen the first of them. */
final class SurvivingStream implements Survivor {
    private static final int EVENTS = 100;

    private String path = "";
    private String lastEventId = "";

    @Override
    public void promise(SwitchboardProcess first) throws Exception {
        OwnTopic topic = OwnTopic.declare(first);
        path = topic.path() + "/events";
        try (EventStream stream = EventStream.open(first, path)) {
            topic.publish("1");
            assertThat(text(stream.next())).isEqualTo("1");
            lastEventId = stream.lastEventId();
        }
        IntStream.rangeClosed(2, EVENTS).forEach(i -> topic.publish(Integer.toString(i)));
    }

    @Override
    public void assertKeptBy(SwitchboardProcess second) throws Exception {
        List<String> read = new ArrayList<>();
        try (EventStream stream = EventStream.open(second, path, lastEventId)) {
            while (read.size() < EVENTS - 1) {
                read.add(text(stream.next()));
            }
        }
        assertThat(read)
                .containsExactlyElementsOf(IntStream.rangeClosed(2, EVENTS)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static String text(Event event) {
        try (JsonReader reader = Json.createReader(new StringReader(event.data()))) {
            return reader.readObject().getString("data");
        }
    }
}
