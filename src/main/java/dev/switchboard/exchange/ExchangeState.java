package dev.switchboard.exchange;

import dev.switchboard.exchange.Outcome.Cancelled;
import dev.switchboard.exchange.Outcome.Expired;
import dev.switchboard.exchange.Outcome.Replied;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an exchange has come whose caller goes on. It ends once, and in one state alone. */
public enum ExchangeState {
    PENDING,

    /** With a reply whose status is below 400. */
    REPLIED,

    /** With a reply whose status is 400 or more, or because its replier gave up. */
    FAILED,

    /** The deadline came first. */
    EXPIRED,

    /** By its caller. */
    CANCELLED;

    /** All legal moves: from pending to an end, and from an end nowhere. */
    public boolean mayBecome(ExchangeState next) {
        return this == PENDING && next != PENDING;
    }

    public boolean hasEnded() {
        return this != PENDING;
    }

    /** The state in which this reply ends an exchange. */
    public static ExchangeState endedBy(Reply reply) {
        return reply.isFault() ? FAILED : REPLIED;
    }

    /** The state in which this outcome ends an exchange. */
    public static ExchangeState endedBy(Outcome outcome) {
        if (outcome instanceof Replied replied) {
            return endedBy(replied.reply());
        }
        if (outcome instanceof Expired) {
            return EXPIRED;
        }
        return outcome instanceof Cancelled ? CANCELLED : FAILED;
    }

    /** @return empty where the text, as {@link #text()} gives it, is no state */
    public static Optional<ExchangeState> find(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }

    /** As callers and the ledger have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
