package dev.switchboard.requestcallback;

import dev.switchboard.channel.BatchListener;
import dev.switchboard.channel.BatchReceiver;
import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.PassedOn;
import dev.switchboard.delivery.Dispatcher;
import dev.switchboard.delivery.Mailing;
import dev.switchboard.exchange.ExchangeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends the exchanges whose replier gave up: the broker has delivered the request as often as it does, and put it among the
 * dead letters. From there it goes to {@link CallbackChannel#GIVEN_UP}, for operators to see.
 */
@ApplicationScoped
public class GivenUpListener implements BatchListener {
    @Inject
    private BrokerLink broker;

    @Inject
    private EndingStore endings;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private Aftermath aftermath;

    @Inject
    private InstantSource clock;

    private @Nullable BatchReceiver receiver;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
        receiver = broker.receiveBatches(CallbackChannel.DEAD_LETTERS, CallbackChannel.OURS, this);
    }

    void end() {
        if (receiver != null) {
            receiver.end();
        }
    }

    @Override
    public void onMessages(List<Message> messages, Onward onward) throws JMSException {
        List<ExchangeId> ids = new ArrayList<>();
        for (Message message : messages) {
            Optional.ofNullable(message.getJMSCorrelationID())
                    .flatMap(ExchangeId::find)
                    .ifPresent(ids::add);
        }
        Mailing callbacks = dispatcher.mailing();
        List<EndedExchange> ended = endings.giveUp(ids, callbacks::dueAt, clock.millis());
        callbacks.takeUp();
        aftermath.ended(ended);
        for (Message message : messages) {
            onward.send(CallbackChannel.GIVEN_UP, new PassedOn(message, Map.of()));
        }
    }
}
