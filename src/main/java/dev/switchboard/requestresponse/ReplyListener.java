package dev.switchboard.requestresponse;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.InvalidMessageChannel;
import dev.switchboard.channel.MessageTranslator;
import dev.switchboard.channel.UnreadableMessageException;
import dev.switchboard.exchange.ExchangeId;
import dev.switchboard.operations.Unproxied;
import dev.switchboard.registry.Repliers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Takes the replies that come to this node and hands each to whom it belongs. */
@Unproxied
public class ReplyListener implements MessageListener {
    private static final Logger LOG = System.getLogger(ReplyListener.class.getName());

    /** The specification's mark of a JMSMessageID (Jakarta Messaging 3.1, section 3.4.3). */
    private static final String MESSAGE_ID = "ID:";

    @Inject
    private BrokerLink broker;

    @Inject
    private ReplyAddress address;

    @Inject
    private PendingReplies pending;

    @Inject
    private MessageIds messageIds;

    @Inject
    private InvalidMessageChannel invalidMessages;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
        broker.whenLost(pending::linkLost);
        broker.receive(address.queue(), this);
    }

    @Override
    public void onMessage(Message message) {
        try {
            String exchange = exchangeOf(message);
            if (isForged(exchange, message)
                    || MessageTranslator.readProgress(message).isPresent()) {
                return; // who waits on the line is told the reply alone
            }
            ReplyFate fate = pending.reply(exchange, MessageTranslator.readReply(message));
            logFate(exchange, fate);
            if (fate == ReplyFate.UNKNOWN) {
                invalidMessages.put(message, "Nobody here waits for a reply with this JMSCorrelationID");
            }
        } catch (UnreadableMessageException e) {
            invalidMessages.put(message, e.reason());
        } catch (JMSException e) {
            invalidMessages.put(message, "The message can't be read: " + e.getMessage());
        }
    }

    /** Whether it is somebody's who may not answer; then it is put away, and the caller goes on waiting. */
    private boolean isForged(String exchange, Message message) throws JMSException {
        Repliers repliers = pending.repliersOf(exchange);
        if (repliers.areAnybody()) {
            return false;
        }
        Optional<String> sender = MessageTranslator.sender(message);
        if (repliers.include(sender)) {
            return false;
        }
        pending.forged(exchange);
        invalidMessages.put(message, Repliers.refusal(sender));
        return true;
    }

    private static void logFate(String exchange, ReplyFate fate) {
        if (LOG.isLoggable(Level.DEBUG)) {
            Object id = ExchangeId.find(exchange).<Object>map(known -> known).orElse(exchange);
            LOG.log(Level.DEBUG, "Reply to {0}: {1}", id, fate);
        }
    }

    private String exchangeOf(Message message) throws JMSException, UnreadableMessageException {
        String id = message.getJMSCorrelationID();
        if (id == null) {
            throw new UnreadableMessageException("The reply has no JMSCorrelationID");
        }
        return id.startsWith(MESSAGE_ID) ? messageIds.exchangeOf(id).orElse(id) : id;
    }
}
