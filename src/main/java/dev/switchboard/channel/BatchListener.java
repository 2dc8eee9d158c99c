package dev.switchboard.channel;

import dev.switchboard.exchange.LedgerUnavailableException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;

/** What is done to messages that come in batches. */
@FunctionalInterface
public interface BatchListener {
    /**
     * Handles one message or more; when it returns, all of them are acknowledged together with what was passed on.
     *
     * @param onward sends messages on in the same transaction
     * @throws LedgerUnavailableException to be given the same batch again, after a pause, until the ledger is there
     */
    void onMessages(List<Message> messages, Onward onward) throws JMSException;

    /** Sees to it that the queue is there: called before anything is received from it, and again whenever its consumer was lost. */
    default void prepare() throws BrokerUnavailableException, MessageRefusedException {}

    /** Passes a message on to another queue. */
    @FunctionalInterface
    interface Onward {
        void send(String queue, MessageRecipe recipe) throws JMSException;
    }
}
