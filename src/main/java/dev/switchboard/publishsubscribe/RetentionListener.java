package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BatchListener;
import dev.switchboard.channel.BrokerControl;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.EventReader;
import dev.switchboard.channel.InvalidMessageChannel;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.UnreadableMessageException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts a topic's events into the ledger, in their order. */
final class RetentionListener implements BatchListener {
    private final String topic;
    private final StreamStore store;
    private final BrokerControl control;
    private final InstantSource clock;
    private final Consumer<String> news;

    /** @param news is given the topic when events of it have been retained */
    RetentionListener(
            String topic, StreamStore store, BrokerControl control, InstantSource clock, Consumer<String> news) {
        this.topic = topic;
        this.store = store;
        this.control = control;
        this.clock = clock;
        this.news = news;
    }

    @Override
    public void prepare() throws BrokerUnavailableException, MessageRefusedException {
        control.subscribe(topic, Retention.queue(topic), Optional.empty());
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
                        InvalidMessageChannel.withReason(message, e.reason(), topic, Retention.queue(topic)));
            }
        }
        store.add(topic, frames, clock.millis());
        news.accept(topic);
    }
}
