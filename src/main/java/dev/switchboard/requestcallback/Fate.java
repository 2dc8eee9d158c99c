package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ServiceName;

/** What became of an {@link Arrival}. */
public sealed interface Fate {
    /** It ended its exchange. */
    record Ended(EndedExchange exchange) implements Fate {}

    /** It is a step of its exchange now. */
    record Recorded(ExchangeId id, ServiceName service) implements Fate {}

    /** Its exchange had ended without it: it is kept, and shown as late. */
    record Late(ServiceName service) implements Fate {}

    /** It had come before, or another reply had, or it is a step of an exchange that has ended. */
    record Ignored() implements Fate {}

    /** Who sent it may not answer for the service; its exchange goes on. */
    record Forged(ServiceName service) implements Fate {}

    /** There is no such exchange. */
    record Unknown() implements Fate {}
}
