package dev.switchboard.channel;

/**
 * A message to be sent.
 *
 * @param destination the name of a queue, or of a topic as {@link Destinations#ofTopic} has it
 */
public record OutgoingMessage(String destination, MessageRecipe recipe, Delivery delivery) {}
