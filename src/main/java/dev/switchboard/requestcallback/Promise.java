package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.Outcome.Refused;

/** Whether an exchange is promised. */
sealed interface Promise {
    /** It ends in one state, come what may, and whoever asked learns it. */
    record Given(ExchangeId id) implements Promise {}

    /** There may be no exchange; nobody may count on one. */
    record Withheld(Refused why) implements Promise {}
}
