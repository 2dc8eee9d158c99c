package dev.switchboard.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/** Dead Letter Channel: the queues where messages lie that nobody could handle. */
@ApplicationScoped
public class DeadLetterChannel {
    /** Where the broker puts what was delivered in vain. */
    public static final String DEAD_LETTERS = "switchboard.dead-letters";

    /** Where requests lie whose exchange has ended for that reason. */
    public static final String GIVEN_UP = "switchboard.given-up";

    private static final List<String> QUEUES = List.of(DEAD_LETTERS, GIVEN_UP, InvalidMessageChannel.QUEUE);
    private static final long PATIENCE_MILLIS = 2_000;

    @Inject
    private BrokerLink broker;

    /** The oldest of each queue. */
    public List<DeadMessage> browse(int mostOfEach) throws BrokerUnavailableException {
        List<DeadMessage> messages = new ArrayList<>();
        try (Session session = connection().autoSession()) {
            for (String queue : QUEUES) {
                try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
                    Enumeration<?> each = browser.getEnumeration();
                    for (int i = 0; i < mostOfEach && each.hasMoreElements(); i++) {
                        messages.add(DeadMessageReader.read((Message) each.nextElement(), queue));
                    }
                }
            }
        } catch (JMSException e) {
            throw new BrokerUnavailableException(e);
        }
        return messages;
    }

    /**
     * Moves a message to where it came from.
     *
     * @return whether it was still there, and its origin is known
     */
    public boolean sendAgain(DeadMessage dead) throws BrokerUnavailableException {
        if (dead.destination().isEmpty()) {
            return false;
        }
        try (Session session = connection().transactedSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(dead.lies()), dead.selector())) {
            Message message = consumer.receive(PATIENCE_MILLIS);
            if (message == null) {
                return false;
            }
            new Sender(session).send(dead.destination().get(), new PassedOn(message, Map.of()), Delivery.GUARANTEED);
            session.commit();
            return true;
        } catch (JMSException e) {
            throw new BrokerUnavailableException(e);
        }
    }

    private LiveConnection connection() throws BrokerUnavailableException {
        return broker.live().orElseThrow(() -> new BrokerUnavailableException(null));
    }
}
