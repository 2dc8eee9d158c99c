package dev.switchboard.sample.telephony;

import dev.switchboard.exchange.Outcome;

/** What became of a click on <i>Call</i>. */
sealed interface CallResult {

    record Placed(PlacedCall call) implements CallResult {}

    /** @param answer why not: the CRM's refusal, its silence, or Switchboard's own refusal */
    record NotPlaced(Outcome answer) implements CallResult {}
}
