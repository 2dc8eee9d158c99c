package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;

/** Where events wait that were promised. Each method throws {@link LedgerUnavailableException} when they can't. */
public interface EventOutboxStore {
    /** Keeps an event, within the transaction that its thread is in. */
    void put(OutgoingEvent event);

    /**
     * Has events sent, the oldest first, and takes out those that were. Meanwhile no other node sends any, so that they stay in
     * their order.
     *
     * @return how many were there, at most that many
     */
    int relay(int most, Sending sending);

    /** Sends events. */
    @FunctionalInterface
    interface Sending {
        /** @return those that the broker has */
        List<OutgoingEvent> send(List<OutgoingEvent> events);
    }
}
