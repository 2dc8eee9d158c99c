package dev.switchboard.outside;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A subscriber that speaks JMS: over Artemis' own protocol, or over AMQP 1.0. */
final class JmsTopicClient implements TopicClient {
    private final JMSContext context;
    private final Topic topic;
    private final JMSConsumer consumer;

    /** How the client subscribes. */
    @FunctionalInterface
    interface Subscription {
        JMSConsumer to(Topic topic, JMSContext context);
    }

    private JmsTopicClient(JMSContext context, String topic, Subscription subscription) {
        this.context = context;
        this.topic = context.createTopic(topic);
        this.consumer = subscription.to(this.topic, context);
        // its credits were sent without waiting, and sharers divide what comes from then on: this waits behind them
        context.createTopic(topic);
    }

    static JmsTopicClient plain(SwitchboardProcess switchboard, String topic) {
        return new JmsTopicClient(
                core(switchboard).createContext(), topic, (to, context) -> context.createConsumer(to));
    }

    static JmsTopicClient durable(SwitchboardProcess switchboard, String topic, String name) {
        JMSContext context = core(switchboard).createContext();
        context.setClientID(topic);
        return new JmsTopicClient(context, topic, (to, its) -> its.createDurableConsumer(to, name));
    }

    static JmsTopicClient sharedDurable(SwitchboardProcess switchboard, String topic, String name) {
        return new JmsTopicClient(
                core(switchboard).createContext(),
                topic,
                (to, context) -> context.createSharedDurableConsumer(to, name));
    }

    static JmsTopicClient amqp(SwitchboardProcess switchboard, String topic) {
        ConnectionFactory factory =
                new JmsConnectionFactory("switchboard", "switchboard", "amqp://localhost:" + switchboard.brokerPort());
        return new JmsTopicClient(factory.createContext(), topic, (to, context) -> context.createConsumer(to));
    }

    private static ConnectionFactory core(SwitchboardProcess switchboard) {
        return new ActiveMQConnectionFactory(
                "tcp://localhost:" + switchboard.brokerPort(), "switchboard", "switchboard");
    }

    @Override
    public void publish(String text) {
        context.createProducer().send(topic, text);
    }

    @Override
    public String next() throws JMSException {
        return text(nextMessage());
    }

    private static String text(Message message) throws JMSException {
        return message instanceof BytesMessage bytes
                ? new String(bytes.getBody(byte[].class), StandardCharsets.UTF_8)
                : message.getBody(String.class);
    }

    /** For listeners. */
    static String textOf(Message message) {
        try {
            return text(message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event as it came; fails where none comes. */
    Message nextMessage() {
        Message message = consumer.receive(Duration.ofSeconds(PATIENCE_SECONDS).toMillis());
        if (message == null) {
            throw new AssertionError("No event came to " + topic);
        }
        return message;
    }

    /** What is there, without waiting for more. */
    @Nullable
    Message pollMessage(Duration patience) {
        return consumer.receive(patience.toMillis());
    }

    @Override
    public void close() {
        context.close();
    }
}
