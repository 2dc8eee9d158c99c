package dev.switchboard.load;

import jakarta.jms.JMSContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Durable subscribers of one topic, each on a connection of its own, which count what comes. */
final class DurableSubscribers implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final List<LongAdder> counts = new ArrayList<>();
    private final List<JMSContext> contexts = new ArrayList<>();

    DurableSubscribers(ActiveMQConnectionFactory broker, String topic, int count) {
        for (int i = 0; i < count; i++) {
            JMSContext context = broker.createContext(JMSContext.DUPS_OK_ACKNOWLEDGE);
            context.setClientID("subscriber-" + i);
            LongAdder received = new LongAdder();
            counts.add(received);
            contexts.add(context);
            context.createDurableConsumer(context.createTopic(topic), "all")
                    .setMessageListener(event -> received.increment());
        }
    }

    /** The one that has the least. */
    long received() {
        return counts.stream().mapToLong(LongAdder::sum).min().orElse(0);
    }

    /** Returns when all have that many. */
    void await(long events) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (received() < events) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Of " + events + " events, " + received() + " came");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Override
    public void close() {
        contexts.forEach(JMSContext::close);
    }
}
