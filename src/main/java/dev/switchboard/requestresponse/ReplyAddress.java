package dev.switchboard.requestresponse;

import dev.switchboard.channel.Node;
import dev.switchboard.operations.Unproxied;
import jakarta.inject.Inject;

/**
 * This node's Return Address. One for all its callers, so that replies come home without a selector and without a temporary
 * queue per call; one per node, because a reply that another node takes is lost.
 */
@Unproxied
public class ReplyAddress {
    private static final String PREFIX = "switchboard.replies.";

    @Inject
    private Node node;

    public String queue() {
        return PREFIX + node.name();
    }
}
