package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ExchangeState;
import java.util.Optional;

/**
 * Which exchanges to list, newest first.
 *
 * @param caller who made them; empty for those of all
 * @param before the id that the page before ended with
 * @param limit 1 to 500
 */
public record ExchangeQuery(
        Optional<String> service,
        Optional<ExchangeState> state,
        Optional<String> delivery,
        Optional<String> caller,
        Optional<ExchangeId> before,
        int limit) {}
