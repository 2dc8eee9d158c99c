/**
 * Pattern 3, Publish-Subscribe: many listen.
 *
 * <p>Must: bring an event to the broker's topic and say so only when it is on the broker's disk; bring what is published there,
 * by whomever, to those who can't speak to the broker: streams and webhooks. Follow an event from
 * {@link dev.switchboard.publishsubscribe.EventResource} over {@link dev.switchboard.publishsubscribe.Publisher} to the topic.
 *
 * <p>Out of scope: subscribers that speak JMS, AMQP, MQTT or STOMP. The broker serves them, and no HTTP is involved.
 */
@NullMarked
package dev.switchboard.publishsubscribe;

import org.jspecify.annotations.NullMarked;
