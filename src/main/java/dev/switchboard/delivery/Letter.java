package dev.switchboard.delivery;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.ReturnAddress;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be told to one receiver.
 *
 * @param id of the exchange or event
 * @param origin for whom it is told: {@link #EXCHANGE}, or a subscription as {@code topic/name}
 * @param orderingKey letters of one origin and key go out one after the other; empty where the order doesn't matter
 * @param headers that are its own
 * @param caller who made the exchange and whose secret signs it; empty for callers without a key, and for events
 */
public record Letter(
        ExchangeId id,
        String origin,
        ReturnAddress address,
        Optional<String> orderingKey,
        Map<String, String> headers,
        Content body,
        String caller) {
    public static final String EXCHANGE = "exchange";

    /** A header of its own by which its receiver knows it when it comes again, where that isn't its id. */
    public static final String WEBHOOK_ID = "webhook-id";

    /** One that is signed with its origin's secret. */
    public Letter(
            ExchangeId id,
            String origin,
            ReturnAddress address,
            Optional<String> orderingKey,
            Map<String, String> headers,
            Content body) {
        this(id, origin, address, orderingKey, headers, body, "");
    }

    public DeliveryId deliveryId() {
        return new DeliveryId(id, origin);
    }

    /** Of the body, in bytes. */
    public int size() {
        return body.bytes().length;
    }

    /** What shares one bulkhead and one circuit breaker with this. */
    public String receiver() {
        return receiverOf(address);
    }

    /** As {@link #receiver()}, of letters to this address. */
    public static String receiverOf(ReturnAddress address) {
        return Receivers.of(address);
    }
}
