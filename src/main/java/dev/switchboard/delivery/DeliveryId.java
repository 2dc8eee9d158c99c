package dev.switchboard.delivery;

import dev.switchboard.exchange.ExchangeId;
import java.util.Optional;

/**
 * Which delivery: several subscriptions may be told of one event.
 *
 * @param letter its id
 * @param origin as of {@link Letter#origin()}
 */
public record DeliveryId(ExchangeId letter, String origin) {

    /** @param text as {@link #text()} gives it */
    public static Optional<DeliveryId> find(String text) {
        String[] parts = text.split(":", -1);
        return ExchangeId.find(parts[0]).flatMap(letter -> switch (parts.length) {
            case 1 -> Optional.of(ofExchange(letter));
            case 3 -> Optional.of(new DeliveryId(letter, parts[1] + '/' + parts[2]));
            default -> Optional.empty();
        });
    }

    /** The callback of an exchange. */
    public static DeliveryId ofExchange(ExchangeId id) {
        return new DeliveryId(id, Letter.EXCHANGE);
    }

    /** Whether it is a callback, and none of a subscription. */
    public boolean isCallback() {
        return origin.equals(Letter.EXCHANGE);
    }

    /** For a log line: the exchange's id where it is one's callback. */
    Object subject() {
        return isCallback() ? letter : text();
    }

    /** As operators have it, fit for a path: the exchange's id, or {@code event:topic:subscription}. */
    public String text() {
        return isCallback() ? letter.text() : letter.text() + ':' + origin.replace('/', ':');
    }
}
