package dev.switchboard.delivery;

/**
 * A letter about to be stored, see {@link Dispatcher#post}.
 *
 * @param storedAt in milliseconds since 1970
 * @param dueAt when the stored letter becomes due for every node; later than now where this node takes it up at once
 * @param takenUp whether this node takes it up
 */
public record Envelope(Letter letter, long storedAt, long dueAt, boolean takenUp) {}
