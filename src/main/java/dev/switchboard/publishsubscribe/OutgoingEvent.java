package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Event;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.exchange.TopicName;

/**
 * An event on its way from the outbox to its topic.
 *
 * @param id under which the broker takes it but once
 * @param event with all that is required
 */
public record OutgoingEvent(ExchangeId id, TopicName topic, Event event) {}
