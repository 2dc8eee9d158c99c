package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BatchListener;
import dev.switchboard.channel.EventReader;
import dev.switchboard.channel.InvalidMessageChannel;
import dev.switchboard.channel.SubscriptionState;
import dev.switchboard.channel.UnreadableMessageException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Puts a topic's events into the ledger, in their order. */
final class RetentionListener implements BatchListener {
    private final String topic;
    private final StreamStore store;
    private final InstantSource clock;

    RetentionListener(String topic, StreamStore store, InstantSource clock) {
        this.topic = topic;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void onMessages(List<Message> messages, Onward onward) throws JMSException {
        List<NewFrame> frames = new ArrayList<>();
        for (Message message : messages) {
            try {
                frames.add(EventFrame.of(EventReader.read(message, topic)));
            } catch (UnreadableMessageException e) {
                onward.send(
                        InvalidMessageChannel.QUEUE,
                        InvalidMessageChannel.withReason(
                                message, e.reason(), topic, SubscriptionState.RETAINED + topic));
            }
        }
        store.add(topic, frames, clock.millis());
    }
}
