package dev.switchboard.load;

import dev.switchboard.outside.ExternalBroker;
import dev.switchboard.outside.Launch;
import dev.switchboard.outside.SwitchboardProcess;
import jakarta.jms.JMSContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Events to four durable subscribers over a broker in a process of its own, with a journal on disk: published by plain JMS, and
 * through Switchboard, in alternation. What counts is when the last subscriber has the last event.
 */
final class Publishing {
    private static final String TOPIC = "load.events";
    private static final int SUBSCRIBERS = 4;
    private static final int ROUNDS = 2;

    private final LoadSettings settings;

    Publishing(LoadSettings settings) {
        this.settings = settings;
    }

    void run() throws Exception {
        try (ExternalBroker broker = ExternalBroker.startOnDisk();
                ActiveMQConnectionFactory jms =
                        new ActiveMQConnectionFactory(broker.url(), ExternalBroker.USER, ExternalBroker.PASSWORD);
                DurableSubscribers subscribers = new DurableSubscribers(jms, TOPIC, SUBSCRIBERS);
                SwitchboardProcess switchboard = launch(broker).start()) {
            switchboard.http().call("/api/topics/" + TOPIC, request -> request.header(
                            "Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{}")));
            new JmsPublishers(jms, TOPIC, 16).publish(settings.warmUp().dividedBy(4));
            new HttpPublishers(switchboard.port(), TOPIC, 64).publish(settings.warmUp());
            for (int round = 0; round < ROUNDS; round++) {
                plain(jms, subscribers, 1);
                plain(jms, subscribers, 16);
                through(switchboard, subscribers, 16);
                through(switchboard, subscribers, 64);
            }
            newcomer(switchboard, jms);
        }
    }

    private Launch launch(ExternalBroker broker) {
        return Launch.inDevelopment()
                .hot()
                .with("JDK_JAVA_OPTIONS", settings.jvmOptions())
                .with("BROKER_URL", broker.url())
                .with("BROKER_USER", ExternalBroker.USER)
                .with("BROKER_PASSWORD", ExternalBroker.PASSWORD);
    }

    private void plain(ActiveMQConnectionFactory jms, DurableSubscribers subscribers, int publishers) throws Exception {
        settle(subscribers);
        long before = subscribers.received();
        long began = System.nanoTime();
        long events = new JmsPublishers(jms, TOPIC, publishers).publish(settings.duration());
        subscribers.await(before + events);
        report("publish, JMS, " + publishers + " sessions:", events, began);
    }

    private void through(SwitchboardProcess switchboard, DurableSubscribers subscribers, int connections)
            throws Exception {
        settle(subscribers);
        long before = subscribers.received();
        Duration cpuBefore = new Vitals(switchboard.pid()).cpu();
        long began = System.nanoTime();
        HttpPublishers publishers = new HttpPublishers(switchboard.port(), TOPIC, connections);
        Tally.Figures figures = publishers.publish(settings.duration());
        subscribers.await(before + publishers.accepted());
        String what = "publish, HTTP, " + connections + " connections:";
        report(what, publishers.accepted(), began);
        Duration cpu = new Vitals(switchboard.pid()).cpu().minus(cpuBefore);
        Print.line(what, "%.3f CPU seconds per 1,000; %s", cpu.toMillis() / (double) publishers.accepted(), figures);
    }

    /** What was on its way when a round ended. */
    private static void settle(DurableSubscribers subscribers) throws InterruptedException {
        long before;
        do {
            before = subscribers.received();
            Thread.sleep(500);
        } while (subscribers.received() > before);
    }

    /** A durable subscriber that has just come, and stays away. */
    private void newcomer(SwitchboardProcess switchboard, ActiveMQConnectionFactory jms) throws Exception {
        HttpPublishers publishers = new HttpPublishers(switchboard.port(), TOPIC, 16);
        Print.line("publish, before a new subscriber:", "%s", publishers.publish(settings.duration()));
        try (JMSContext context = jms.createContext()) {
            context.setClientID("newcomer");
            context.createDurableConsumer(context.createTopic(TOPIC), "all").close();
        }
        Print.line("publish, with one that is away:", "%s", publishers.publish(settings.duration()));
    }

    private static void report(String what, long events, long began) {
        Print.line(what, "%.0f events/s", events / ((System.nanoTime() - began) / 1e9));
    }
}
