package dev.switchboard.faults;

import dev.switchboard.faults.Kind.Route;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A receiver that has its callbacks brought to a queue. */
final class QueueReceiver implements AutoCloseable {
    static final String QUEUE = "faults.callbacks";

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final LedgerFile ledger;
    private final PatientConsumer consumer;

    QueueReceiver(ActiveMQConnectionFactory factory, LedgerFile ledger) {
        this.ledger = ledger;
        this.consumer = new PatientConsumer(factory, QUEUE, (message, session, producer) -> receive(message));
    }

    /** The exchanges that it has been told of. */
    Set<String> told() {
        return told;
    }

    private void receive(Message message) throws JMSException {
        String exchange = message.getJMSCorrelationID();
        String state = message.getStringProperty("cloudEvents_type").replace(Receiver.TYPE, "");
        ledger.write(
                Route.QUEUE,
                exchange,
                state,
                message.getStringProperty("contentType"),
                message.getBody(String.class),
                true);
        told.add(exchange);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
