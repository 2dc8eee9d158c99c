package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ReturnAddress;
import java.util.Optional;

/**
 * An exchange that is to be begun.
 *
 * @param caller who made it and may see it; empty for callers without a key
 * @param returnAddress empty where the caller polls
 */
public record NewExchange(
        OutgoingRequest request, String caller, Optional<ReturnAddress> returnAddress, Optional<IdempotencyKey> key) {}
