package dev.switchboard.exchange;

import java.time.Duration;
import java.util.Optional;

/** How an exchange ended, or why there was none. */
public sealed interface Outcome {

    /** The replier answered. */
    record Replied(ExchangeId id, Reply reply) implements Outcome {}

    /** Nobody answered before the deadline. */
    record Expired(ExchangeId id) implements Outcome {}

    /** The replier took the request again and again and never finished: it is in the dead-letter queue. */
    record GivenUp(ExchangeId id) implements Outcome {}

    /** The caller doesn't want it any more. */
    record Cancelled(ExchangeId id) implements Outcome {}

    /**
     * Switchboard didn't carry the exchange to its end; what the fault says decides whether asking again helps.
     *
     * @param detail for the caller, with nothing of the inside in it
     * @param retryAfter when it may be worth asking again
     */
    record Refused(Fault fault, String detail, Optional<Duration> retryAfter) implements Outcome {
        public Refused(Fault fault, String detail) {
            this(fault, detail, Optional.empty());
        }
    }
}
