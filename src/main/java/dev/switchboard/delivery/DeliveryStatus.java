package dev.switchboard.delivery;

import dev.switchboard.exchange.ReturnAddress;

/** How a delivery stands, for whoever asks. */
public record DeliveryStatus(DeliveryId id, ReturnAddress address, Progress progress) {}
