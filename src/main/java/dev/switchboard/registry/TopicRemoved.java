package dev.switchboard.registry;

/** A topic is about to lose its declaration on this node's request: what was made for it goes first, so that repeating helps. */
public record TopicRemoved(String topic) {}
