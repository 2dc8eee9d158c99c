package dev.switchboard.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes onto each message to one of Switchboard's own addresses who sent it, whatever the sender wrote there.
 *
 * <p>The broker's own {@code populate-validated-user} leaves out what comes by AMQP, where a sender may name anybody.
 */
final class SenderStamp implements ActiveMQServerPlugin {
    private static final String OURS = "switchboard.";

    @Override
    public void beforeSend(
            ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        if (!message.getAddress().startsWith(OURS)) {
            return;
        }
        String user = session.getUsername();
        if (message instanceof AMQPMessage amqp) {
            amqp.putStringProperty(Message.HDR_VALIDATED_USER, user);
            amqp.reencode();
        } else {
            message.setValidatedUserID(user);
        }
    }
}
