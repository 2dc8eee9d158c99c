package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Where events are retained for streams. Each method throws {@link LedgerUnavailableException} when they can't be. */
public interface StreamStore {
    /**
     * Retains the topic's events at least until then.
     *
     * @return the newest event's sequence, 0 where there never was one
     */
    long retain(String topic, long until);

    /** The topics whose events are retained, and until when. */
    Map<String, Long> retained();

    /** Adds events in their order, but for those that are there already. */
    void add(String topic, List<NewFrame> events, long now);

    /**
     * What follows.
     *
     * @param most bytes of all together, but at least one event
     */
    List<Frame> after(String topic, long sequence, int most);

    /** The place of the newest retained event with this id. */
    OptionalLong find(String topic, String eventId);

    /** Whether everything after this place is retained. */
    boolean reaches(String topic, long sequence);

    /** Removes all but the newest events, and those that are older than that. */
    void trim(String topic, int newest, long before);

    /**
     * Retains the topic's events no more, unless somebody has asked for it lately.
     *
     * @return whether it is so
     */
    boolean end(String topic, long now);
}
