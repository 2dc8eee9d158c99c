package dev.switchboard.publishsubscribe;

/**
 * An event to be retained.
 *
 * @param eventId as it is written in streams
 * @param messageKey by which its message is known when it comes again
 * @param known whether the message may have been retained already
 * @param bytes as streams send it
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who send it, and never changed
public record NewFrame(String eventId, String messageKey, boolean known, byte[] bytes) {}
