package dev.switchboard.channel;

/**
 * A message to be sent.
 *
 * @param queue its name
 */
public record OutgoingMessage(String queue, MessageRecipe recipe, Delivery delivery) {}
