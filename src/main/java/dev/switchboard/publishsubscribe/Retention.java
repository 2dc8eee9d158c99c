package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BatchReceiver;
import dev.switchboard.channel.BrokerControl;
import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Destinations;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.SubscriptionState;
import dev.switchboard.operations.Drainable;
import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.registry.TopicDeclaration;
import dev.switchboard.registry.Topics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Retains the events of topics that are streamed: from the first stream on, until nobody has streamed for as long as the topic
 * retains. So a topic without streams costs nothing.
 *
 * <p>A durable subscription brings them; all nodes listen to it, and one at a time gets them.
 */
@ApplicationScoped
public class Retention implements Drainable {
    private static final Logger LOG = System.getLogger(Retention.class.getName());
    private static final Duration FOLLOW = Duration.ofSeconds(2);
    // a node that still received from a queue would make it again
    private static final Duration ALL_KNOW = Duration.ofSeconds(5);
    private static final Duration TRIM = Duration.ofSeconds(10);

    @Inject
    private StreamStore store;

    @Inject
    private Topics topics;

    @Inject
    private BrokerLink broker;

    @Inject
    private BrokerControl control;

    @Inject
    private InstantSource clock;

    @Inject
    private PeriodicTasks periodically;

    private final Map<String, BatchReceiver> receivers = new ConcurrentHashMap<>();
    private final List<Consumer<String>> newsListeners = new CopyOnWriteArrayList<>();
    private boolean ended;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean
    }

    @PostConstruct
    void follow() {
        periodically.everyByLedger(FOLLOW, this::followOthers);
        periodically.everyByLedger(TRIM, this::trimAll);
    }

    /** @param listener is given the name of each topic of which this node has retained events just now */
    void whenRetained(Consumer<String> listener) {
        newsListeners.add(listener);
    }

    /**
     * Retains the topic's events from now on, for a stream that begins.
     *
     * @return the newest event so far
     */
    long begin(TopicDeclaration topic) throws BrokerUnavailableException, MessageRefusedException {
        String name = topic.name().text();
        long last = renew(topic);
        control.subscribe(name, queue(name), Optional.empty());
        listen(name);
        return last;
    }

    /** To be called now and then while somebody streams. */
    long renew(TopicDeclaration topic) {
        return store.retain(
                topic.name().text(), clock.millis() + topic.retainFor().toMillis() + FOLLOW.toMillis());
    }

    private synchronized void listen(String topic) {
        if (!ended) {
            receivers.computeIfAbsent(
                    topic,
                    name -> broker.receiveBatches(
                            Destinations.queueOfSubscription(name, queue(name)),
                            "",
                            new RetentionListener(name, store, control, clock, this::tell)));
        }
    }

    private void tell(String topic) {
        newsListeners.forEach(each -> each.accept(topic));
    }

    static String queue(String topic) {
        return SubscriptionState.RETAINED + topic;
    }

    private void followOthers() {
        long now = clock.millis();
        Map<String, Long> retained = store.retained();
        retained.forEach((topic, until) -> {
            if (until >= now) {
                listen(topic);
            } else if (until + ALL_KNOW.toMillis() < now && store.end(topic, now)) {
                remove(topic);
            }
        });
        receivers.keySet().stream()
                .filter(topic -> retained.getOrDefault(topic, 0L) < now)
                .forEach(this::stop);
    }

    private void stop(String topic) {
        BatchReceiver receiver = receivers.remove(topic);
        if (receiver != null) {
            receiver.end();
        }
    }

    private void remove(String topic) {
        stop(topic);
        try {
            control.unsubscribe(queue(topic), true);
            if (store.retained().getOrDefault(topic, 0L) > 0) { // somebody began to stream meanwhile
                control.subscribe(topic, queue(topic), Optional.empty());
            }
        } catch (BrokerUnavailableException | MessageRefusedException e) {
            LOG.log(Level.WARNING, "The queue " + queue(topic) + " is left behind; nobody consumes it", e);
        }
    }

    private void trimAll() {
        for (String topic : receivers.keySet()) {
            Optional<TopicDeclaration> declared = topics.find(topic);
            declared.ifPresent(found -> store.trim(
                    topic,
                    found.retainEvents(),
                    clock.millis() - found.retainFor().toMillis()));
        }
    }

    @Override
    public void close() {
        // streams don't keep a node from going
    }

    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public synchronized void end() {
        ended = true;
        BatchReceiver.end(receivers.values());
        receivers.clear();
    }
}
