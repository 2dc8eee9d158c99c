package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.TopicName;

/**
 * An event that was promised together with a change in the database.
 *
 * @param id by which the broker knows it when it is sent again
 */
public record OutgoingEvent(ExchangeId id, TopicName topic, Event event) {}
