package dev.switchboard.requestcallback;

import dev.switchboard.exchange.ExchangeId;

/** Where exchanges are found. */
final class Paths {
    static final String EXCHANGES = "/api/exchanges";

    private Paths() {}

    static String of(ExchangeId id) {
        return EXCHANGES + '/' + id.text();
    }

    static String reply(ExchangeId id) {
        return of(id) + "/reply";
    }
}
