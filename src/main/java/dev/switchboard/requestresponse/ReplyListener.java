package dev.switchboard.requestresponse;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.InvalidMessageChannel;
import dev.switchboard.channel.MessageTranslator;
import dev.switchboard.channel.UnreadableMessageException;
import dev.switchboard.exchange.ExchangeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes the replies that come to this node and hands each to whom it belongs. */
@ApplicationScoped
public class ReplyListener implements MessageListener {
    @Inject
    private BrokerLink broker;

    @Inject
    private ReplyQueue replyQueue;

    @Inject
    private PendingReplies pending;

    @Inject
    private InvalidMessageChannel invalidMessages;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
        broker.receive(replyQueue.name(), this);
    }

    @Override
    public void onMessage(Message message) {
        try {
            ExchangeId id = correlationId(message);
            if (!pending.reply(id, MessageTranslator.readReply(message))) {
                throw new UnreadableMessageException("Nobody waits for a reply with this correlation id");
            }
        } catch (UnreadableMessageException e) {
            invalidMessages.put(message, e.reason());
        } catch (JMSException e) {
            invalidMessages.put(message, "The message can't be read: " + e.getMessage());
        }
    }

    private static ExchangeId correlationId(Message message) throws JMSException, UnreadableMessageException {
        String id = message.getJMSCorrelationID();
        if (id == null) {
            throw new UnreadableMessageException("The reply has no JMSCorrelationID");
        }
        try {
            return new ExchangeId(id);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("The reply's JMSCorrelationID is no exchange id");
        }
    }
}
