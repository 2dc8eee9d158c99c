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
     * @param id of the exchange, where its request may have been sent
     */
    record Refused(Fault fault, String detail, Optional<Duration> retryAfter, Optional<ExchangeId> id)
            implements Outcome {
        public Refused(Fault fault, String detail) {
            this(fault, detail, Optional.empty());
        }

        public Refused(Fault fault, String detail, Optional<Duration> retryAfter) {
            this(fault, detail, retryAfter, Optional.empty());
        }

        /** Of an exchange that had begun. */
        public Refused of(ExchangeId begun) {
            return new Refused(fault, detail, retryAfter, Optional.of(begun));
        }
    }
}
