package dev.switchboard.requestresponse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * This node's Return Address. One for all its callers, so that replies come home without a selector and without a temporary
 * queue per call; one per node, because a reply that another node takes is lost.
 */
@ApplicationScoped
public class ReplyQueue {
    private static final String PREFIX = "switchboard.replies.";

    @Inject
    @ConfigProperty(name = "switchboard.node")
    private String node;

    String name() {
        return PREFIX + node;
    }
}
