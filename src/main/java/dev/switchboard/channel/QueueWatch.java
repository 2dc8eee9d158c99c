package dev.switchboard.channel;

import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.operations.Unproxied;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who listens to which queue, and how much waits there, as the broker tells it.
 *
 * <p>The broker announces consumers that come and go; every two seconds it is asked for all queues, for their depth and in
 * case an announcement was missed. This is the one place that knows Artemis' management messages.
 */
@Unproxied
public class QueueWatch {
    private static final Logger LOG = System.getLogger(QueueWatch.class.getName());
    private static final long ASK_MILLIS = 2_000;

    /** In questions: the newest may be on its way. */
    private static final int PATIENCE = 4;

    private static final String ANY_QUEUE =
            "[\"{\\\"field\\\":\\\"\\\",\\\"operation\\\":\\\"\\\",\\\"value\\\":\\\"\\\"}\",1,100000]";

    @Inject
    private BrokerLink broker;

    @Inject
    private Node node;

    @Inject
    private PeriodicTasks periodically;

    private final Map<String, QueueState> queues = new ConcurrentHashMap<>();
    private volatile Map<String, List<SubscriptionState>> subscriptions = Map.of();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile boolean known;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        broker.receive(answers(), this::onAnswer);
        broker.receiveTopic("activemq.notifications", "_AMQ_NotifType LIKE 'CONSUMER_%'", this::onAnnouncement);
        broker.whenLost(this::forget);
        broker.whenConnected(this::ask);
        periodically.every(Duration.ofMillis(ASK_MILLIS), this::ask);
    }

    /** The queue's state; empty while the broker hasn't told. */
    public Optional<QueueState> state(String queue) {
        return known ? Optional.of(queues.getOrDefault(queue, QueueState.NONE)) : Optional.empty();
    }

    /** Whether it is known that nothing listens. Not known is no. */
    public boolean isUnattended(String queue) {
        if (!known) {
            return false;
        }
        QueueState state = queues.get(queue);
        return state == null || state.consumers() == 0;
    }

    /** Who subscribes to the topic, as of some seconds ago; empty while the broker hasn't told. */
    public Optional<List<SubscriptionState>> subscriptions(String topic) {
        return known ? Optional.of(subscriptions.getOrDefault(topic, List.of())) : Optional.empty();
    }

    /** Whether the broker has told of its queues, and this subscription is not among them. Not known is no. */
    public boolean isMissing(String topic, String subscription) {
        return subscriptions(topic)
                .filter(all -> all.stream().noneMatch(each -> each.queue().equals(subscription)))
                .isPresent();
    }

    /**
     * Whether the broker has answered none of the last questions, for some seven seconds, though its connection stands. What is sent now would
     * be answered by nobody.
     */
    public boolean isSilent() {
        return unanswered.get() > PATIENCE;
    }

    /** Whether the connection stands, and the broker answers on it. */
    public boolean brokerAnswers() {
        return broker.isUp() && !isSilent();
    }

    private void forget() {
        unanswered.set(0);
        known = false;
        queues.clear();
    }

    private void ask() {
        try {
            broker.send("activemq.management", this::question, Delivery.expiringAfter(ASK_MILLIS));
            unanswered.incrementAndGet();
        } catch (BrokerUnavailableException e) {
            LOG.log(Level.TRACE, "Not asking a broker that is away", e);
        }
    }

    private Message question(Session session, Destinations destinations) throws JMSException {
        Message question = session.createTextMessage(ANY_QUEUE);
        question.setStringProperty("_AMQ_ResourceName", "broker");
        question.setStringProperty("_AMQ_OperationName", "listQueues");
        question.setJMSReplyTo(destinations.queue(answers()));
        question.setJMSCorrelationID(Long.toString(System.nanoTime()));
        return question;
    }

    private String answers() {
        return "switchboard.watch." + node.name();
    }

    private void onAnswer(Message message) {
        unanswered.set(0);
        try {
            if (message instanceof TextMessage answer && message.getBooleanProperty("_AMQ_OperationSucceeded")) {
                long askedAt = Long.parseLong(message.getJMSCorrelationID());
                QueueListing listing = QueueListing.read(answer.getText());
                replaceAll(listing.states(), askedAt);
                subscriptions = listing.subscriptions();
            } else {
                LOG.log(Level.WARNING, "The broker doesn't tell about its queues; is manage permitted to this user?");
            }
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.WARNING, "The broker's list of queues can't be read", e);
        }
    }

    private void replaceAll(Map<String, QueueState> told, long askedAt) {
        told.forEach((queue, state) -> queues.merge(queue, state.at(askedAt), QueueState::newer));
        queues.values().removeIf(state -> state.changedAt() - askedAt < 0);
        known = true;
    }

    private void onAnnouncement(Message announcement) {
        try {
            String queue = announcement.getStringProperty("_AMQ_RoutingName");
            int consumers = announcement.getIntProperty("_AMQ_ConsumerCount");
            QueueState state = new QueueState(consumers, 0, System.nanoTime());
            queues.merge(queue, state, QueueState::withConsumersOf);
        } catch (JMSException | NumberFormatException e) {
            LOG.log(Level.WARNING, "An announcement of the broker can't be read", e);
        }
    }
}
