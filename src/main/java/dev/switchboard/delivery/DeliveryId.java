package dev.switchboard.delivery;

import dev.switchboard.exchange.ExchangeId;

/**
 * Which delivery: several subscriptions may be told of one event.
 *
 * @param letter its id
 * @param origin as of {@link Letter#origin()}
 */
public record DeliveryId(ExchangeId letter, String origin) {

    /** The callback of an exchange. */
    public static DeliveryId ofExchange(ExchangeId id) {
        return new DeliveryId(id, Letter.EXCHANGE);
    }
}
