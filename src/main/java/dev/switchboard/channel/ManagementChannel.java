package dev.switchboard.channel;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.json.JsonArray;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the broker by management messages, one at a time.
 *
 * <p>A thread of the broker's that makes a change waits until it is on the disk, which another thread of the same pool has to tell
 * it. With a change for each of them nobody is left to tell, and the broker stands still until it is killed.
 */
final class ManagementChannel {
    private static final long PATIENCE_MILLIS = Duration.ofSeconds(5).toMillis();

    private final Semaphore turn = new Semaphore(1, true);

    /**
     * Returns when the change is made, after some seconds at most for those before it, and as many for itself.
     *
     * @throws BrokerUnavailableException if there was no answer; the change may have been made
     * @throws MessageRefusedException if the broker can't make it
     */
    void ask(LiveConnection connection, String operation, JsonArray parameters)
            throws BrokerUnavailableException, MessageRefusedException {
        awaitTurn();
        try {
            askNow(connection, operation, parameters);
        } catch (JMSException e) {
            throw new BrokerUnavailableException(e);
        } finally {
            turn.release();
        }
    }

    private void awaitTurn() throws BrokerUnavailableException {
        try {
            if (!turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new BrokerUnavailableException(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(null);
        }
    }

    private static void askNow(LiveConnection connection, String operation, JsonArray parameters)
            throws JMSException, BrokerUnavailableException, MessageRefusedException {
        try (Session session = connection.autoSession()) {
            TemporaryQueue answers = session.createTemporaryQueue();
            TextMessage question = session.createTextMessage(parameters.toString());
            question.setStringProperty("_AMQ_ResourceName", "broker");
            question.setStringProperty("_AMQ_OperationName", operation);
            question.setJMSReplyTo(answers);
            try (MessageConsumer consumer = session.createConsumer(answers);
                    MessageProducer producer = session.createProducer(session.createQueue("activemq.management"))) {
                producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT); // or sending would wait for the change, too
                producer.send(question);
                requireSuccess(consumer.receive(PATIENCE_MILLIS));
            } finally {
                answers.delete();
            }
        }
    }

    private static void requireSuccess(@Nullable Message answer)
            throws JMSException, BrokerUnavailableException, MessageRefusedException {
        if (answer == null) {
            throw new BrokerUnavailableException(null);
        }
        if (!answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
            throw new MessageRefusedException(new JMSException(String.valueOf(answer.getBody(String.class))));
        }
    }
}
