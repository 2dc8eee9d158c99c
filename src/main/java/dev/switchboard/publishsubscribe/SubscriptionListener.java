package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BatchListener;
import dev.switchboard.channel.BrokerControl;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.EventReader;
import dev.switchboard.channel.InvalidMessageChannel;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.UnreadableMessageException;
import dev.switchboard.delivery.Dispatcher;
import dev.switchboard.delivery.Letter;
import dev.switchboard.delivery.Mailing;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Moves a subscription's events from its queue to where deliveries are kept. */
final class SubscriptionListener implements BatchListener {
    private final Subscription subscription;
    private final SubscriptionStore store;
    private final BrokerControl control;
    private final Dispatcher dispatcher;
    private final InstantSource clock;

    SubscriptionListener(
            Subscription subscription,
            SubscriptionStore store,
            BrokerControl control,
            Dispatcher dispatcher,
            InstantSource clock) {
        this.subscription = subscription;
        this.store = store;
        this.control = control;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Whoever made the subscription may have died before its queue was made, or the broker may have lost its data. */
    @Override
    public void prepare() throws BrokerUnavailableException, MessageRefusedException {
        control.subscribe(
                subscription.id().topic(),
                subscription.queue(),
                subscription.filter().map(Selector::read));
    }

    @Override
    public void onMessages(List<Message> messages, Onward onward) throws JMSException {
        List<Letter> letters = new ArrayList<>();
        for (Message message : messages) {
            try {
                letters.add(EventLetter.of(
                        EventReader.read(message, subscription.id().topic()), subscription));
            } catch (UnreadableMessageException e) {
                onward.send(
                        InvalidMessageChannel.QUEUE,
                        InvalidMessageChannel.withReason(
                                message, e.reason(), subscription.id().topic(), subscription.queue()));
            }
        }
        Mailing mailing = dispatcher.mailing();
        store.post(subscription.id().origin(), letters, mailing::dueAt, clock.millis());
        mailing.takeUp();
    }
}
