package dev.switchboard.load;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Plain JMS publishers, each with a session of its own, which send one persistent message after the other. */
final class JmsPublishers {
    private final ActiveMQConnectionFactory broker;
    private final String topic;
    private final int count;

    JmsPublishers(ActiveMQConnectionFactory broker, String topic, int count) {
        this.broker = broker;
        this.topic = topic;
        this.count = count;
    }

    /** Returns how many events the broker has on disk. */
    long publish(Duration duration) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try (JMSContext connection = broker.createContext()) {
            long end = System.nanoTime() + duration.toNanos();
            Callable<Long> publisher = () -> publish(connection, end);
            List<Future<Long>> publishing = Stream.generate(() -> threads.submit(publisher))
                    .limit(count)
                    .toList();
            long events = 0;
            for (Future<Long> each : publishing) {
                events += each.get();
            }
            return events;
        } finally {
            threads.shutdown();
        }
    }

    private long publish(JMSContext connection, long end) {
        String text = Bodies.ofBytes(256);
        long events = 0;
        try (JMSContext session = connection.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            Topic to = session.createTopic(topic);
            JMSProducer producer = session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            while (System.nanoTime() - end < 0) {
                producer.send(to, text);
                events++;
            }
        }
        return events;
    }
}
