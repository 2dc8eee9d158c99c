package dev.switchboard.requestresponse;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Delivery;
import dev.switchboard.channel.RequestMessage;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.operations.Unproxied;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Exchange ids by JMSMessageID, for services whose repliers correlate by that.
 *
 * <p>A message id is known only after sending, so a fast reply can be here first: who finds nothing waits for those who are
 * sending, and looks again.
 */
@Unproxied
public class MessageIds {
    private final ConcurrentMap<String, String> exchanges = new ConcurrentHashMap<>();
    private final ReadWriteLock sending = new ReentrantReadWriteLock();

    @Inject
    private BrokerLink broker;

    void send(String queue, RequestMessage message, Delivery delivery, PendingReply pending)
            throws BrokerUnavailableException {
        sending.readLock().lock();
        try {
            String messageId = broker.sendForMessageId(queue, message, delivery);
            exchanges.put(messageId, pending.id().text());
            pending.whenComplete((outcome, failure) -> {
                if (!(outcome instanceof Replied)) {
                    pending.isGoneAs(messageId);
                }
                exchanges.remove(messageId);
            });
        } finally {
            sending.readLock().unlock();
        }
    }

    /** The exchange that the message of this id began. */
    Optional<String> exchangeOf(String messageId) {
        String exchange = exchanges.get(messageId);
        return exchange == null ? onceSent(messageId) : Optional.of(exchange);
    }

    private Optional<String> onceSent(String messageId) {
        sending.writeLock().lock();
        try {
            return Optional.ofNullable(exchanges.get(messageId));
        } finally {
            sending.writeLock().unlock();
        }
    }
}
