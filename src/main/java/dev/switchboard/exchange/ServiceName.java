package dev.switchboard.exchange;

import java.util.Optional;

/** The name of a service, and of the queue in which its requests wait. */
public record ServiceName(String text) implements ChannelName {

    /** @throws IllegalArgumentException if the text is no name, in words for whoever sent it */
    public ServiceName {
        ChannelName.require(text);
    }

    /** The name, or empty where the text can't be one. */
    public static Optional<ServiceName> find(String text) {
        try {
            return Optional.of(new ServiceName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
