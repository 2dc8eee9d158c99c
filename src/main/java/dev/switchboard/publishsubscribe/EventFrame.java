package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.ReceivedEvent;
import dev.switchboard.exchange.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What streams are made of: server-sent events (HTML, section 9.2). */
final class EventFrame {
    /** So that proxies and servers keep the connection, and a reader who has gone is noticed. */
    static final byte[] HEARTBEAT = bytes(":\n\n");

    /** To one who has fallen too far behind. */
    static final byte[] TOO_SLOW = bytes("event: too-slow\ndata: You read more slowly than events come."
            + " Connect again with Last-Event-ID to go on from there.\n\n");

    /** To one whose topic is not declared any more. */
    static final byte[] TOPIC_REMOVED = bytes("event: topic-removed\ndata: The topic is not declared any more.\n\n");

    private static final String RESYNC =
            "event: resync\ndata: Some events after your Last-Event-ID are not retained any"
                    + " more. The stream goes on with what is.\n\n";

    private EventFrame() {}

    /** The event as a CloudEvent in structured mode, in one line. */
    static NewFrame of(ReceivedEvent received) {
        Event event = received.event();
        String id = EventIds.written(event.attributes().getOrDefault(Event.ID, ""));
        return new NewFrame(
                id,
                received.key().text(),
                received.isKnownByKey(),
                bytes("id: " + id + "\ndata: " + StructuredEvent.write(event) + "\n\n"));
    }

    /**
     * The begin of a stream.
     *
     * @param cursor makes a reader who loses the connection before the first event come back to this place: an id without an
     *     event
     * @param gap whether what the reader asked for is not there any more
     */
    static byte[] opening(Cursor cursor, boolean gap) {
        String begin = "retry: 2000\nid: " + cursor.text() + "\n\n";
        return bytes(gap ? begin + RESYNC : begin);
    }

    /** What follows the place, and where that isn't all, a word of it before. */
    static List<Frame> tellingOfAGap(List<Frame> frames, long position) {
        Frame first = frames.get(0);
        return first.sequence() == position + 1
                ? frames
                : Stream.concat(Stream.of(new Frame(position, bytes(RESYNC))), frames.stream())
                        .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
