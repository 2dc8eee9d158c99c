package dev.switchboard.publishsubscribe;

/**
 * An event as streams send it.
 *
 * @param sequence its place among the topic's events: 1, 2, 3, without gaps
 * @param bytes shared by all streams, and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who send it, and never changed
public record Frame(long sequence, byte[] bytes) {}
