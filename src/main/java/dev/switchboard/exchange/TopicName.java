package dev.switchboard.exchange;

/** The name of a topic, and of the broker's multicast address to which its events go. */
public record TopicName(String text) implements ChannelName {

    /** @throws IllegalArgumentException if the text is no name, in words for whoever sent it */
    public TopicName {
        ChannelName.require(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
