package dev.switchboard.exchange;

/** How an exchange ended, or why there was none. */
public sealed interface Outcome {

    /** The replier answered. */
    record Replied(ExchangeId id, Reply reply) implements Outcome {}

    /** Nobody answered before the deadline. */
    record Expired(ExchangeId id) implements Outcome {}

    /**
     * No request was sent.
     *
     * @param detail for the caller, with nothing of the inside in it
     */
    record Refused(Fault fault, String detail) implements Outcome {}
}
