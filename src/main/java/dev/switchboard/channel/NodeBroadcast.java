package dev.switchboard.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/** What nodes tell each other: it reaches all others that are connected at the moment, and is kept for nobody. */
@ApplicationScoped
public class NodeBroadcast {
    private static final Logger LOG = System.getLogger(NodeBroadcast.class.getName());
    private static final String NODE = "node";

    @Inject
    private BrokerLink broker;

    @Inject
    private Node node;

    /**
     * Tells all other nodes.
     *
     * @param useful how long it is worth hearing
     */
    public void send(String topic, String text, Duration useful) throws BrokerUnavailableException {
        broker.send(
                Destinations.ofTopic(topic),
                (session, destinations) -> message(session, text),
                Delivery.expiringAfter(useful.toMillis()));
    }

    private Message message(Session session, String text) throws JMSException {
        TextMessage message = session.createTextMessage(text);
        message.setStringProperty(NODE, node.name());
        return message;
    }

    /** @param listener is given what other nodes tell from now on, one thing at a time; what it throws is logged */
    public void receive(String topic, Consumer<String> listener) {
        String others = NODE + " <> '" + node.name().replace("'", "''") + "'";
        broker.receiveTopic(topic, others, message -> hand(message, topic, listener));
    }

    private static void hand(Message message, String topic, Consumer<String> listener) {
        try {
            listener.accept(message.getBody(String.class));
        } catch (JMSException | RuntimeException e) { // from a node of another version; the next one may be readable
            LOG.log(Level.WARNING, "What another node told at " + topic + " can't be read", e);
        }
    }
}
