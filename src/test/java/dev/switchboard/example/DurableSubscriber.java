package dev.switchboard.example;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Prints the events of a topic until it is stopped, and those that it has missed when it is started again. */
public final class DurableSubscriber {
    private DurableSubscriber() {}

    /** @param arguments the topic, and the broker's URL where it isn't the run command's */
    public static void main(String[] arguments) throws Exception {
        String topic = arguments.length > 0 ? arguments[0] : "crm.customer-changed";
        String url = arguments.length > 1 ? arguments[1] : "tcp://localhost:61616";
        try (JMSContext jms = subscribe(url, topic, line -> System.out.println(line))) {
            System.out.println("Listening to " + topic);
            Thread.currentThread().join();
        }
    }

    /** Listens until the context is closed. */
    public static JMSContext subscribe(String url, String topic, Consumer<String> printer) {
        JMSContext jms = new ActiveMQConnectionFactory(url, "switchboard", "switchboard").createContext();
        jms.setClientID("example");
        jms.createDurableConsumer(jms.createTopic(topic), "printer")
                .setMessageListener(event -> printer.accept(line(event)));
        return jms;
    }

    private static String line(Message event) {
        try {
            String body = event instanceof TextMessage text ? text.getText() : "(bytes)";
            return event.getStringProperty("cloudEvents_subject") + " " + body;
        } catch (JMSException e) {
            throw new IllegalStateException(e); // not acknowledged, so it comes again
        }
    }
}
