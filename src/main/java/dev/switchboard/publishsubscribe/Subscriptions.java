package dev.switchboard.publishsubscribe;

import dev.switchboard.channel.BatchReceiver;
import dev.switchboard.channel.BrokerControl;
import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.BrokerUnavailableException;
import dev.switchboard.channel.Destinations;
import dev.switchboard.channel.MessageRefusedException;
import dev.switchboard.channel.QueueWatch;
import dev.switchboard.delivery.Dispatcher;
import dev.switchboard.delivery.SecretSource;
import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.operations.Drainable;
import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.registry.SubscriptionMakers;
import dev.switchboard.registry.TopicRemoved;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The webhook subscriptions. Each has a queue at its topic's address, from which one node at a time takes its events into the
 * ledger, to be delivered by all; not more than some hundreds ahead, so that a dead receiver's events wait in the queue. What other
 * nodes change is followed within two seconds.
 */
@ApplicationScoped
public class Subscriptions implements SecretSource, SubscriptionMakers, Drainable {
    private static final Logger LOG = System.getLogger(Subscriptions.class.getName());
    private static final Duration FOLLOW = Duration.ofSeconds(2);
    // a node that still received from a queue would make it again
    private static final Duration ALL_KNOW = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_OUTSTANDING = 1_000;

    @Inject
    private SubscriptionStore store;

    @Inject
    private BrokerLink broker;

    @Inject
    private BrokerControl control;

    @Inject
    private QueueWatch queues;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private InstantSource clock;

    @Inject
    private PeriodicTasks periodically;

    private final Map<Subscription, BatchReceiver> receivers = new HashMap<>();
    private volatile Map<SubscriptionId, Subscription> known = Map.of();
    private boolean ended;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean
    }

    @PostConstruct
    void begin() {
        periodically.everyByLedger(FOLLOW, this::follow);
        periodically.everyByLedger(FOLLOW, this::finishRemoving);
        periodically.everyByLedger(TIDY, this::tidy);
    }

    Optional<Subscription> find(SubscriptionId id) {
        return Optional.ofNullable(known.get(id));
    }

    Collection<Subscription> of(String topic) {
        return known.values().stream()
                .filter(each -> each.id().topic().equals(topic))
                .toList();
    }

    @Override
    public Optional<String> makerOf(String topic, String queue) {
        return of(topic).stream()
                .filter(each -> each.queue().equals(queue))
                .findFirst()
                .map(Subscription::owner);
    }

    /**
     * Keeps the subscription; when this returns, it gets what is published from now on. One that could not be made is not kept,
     * for nobody has been told its secret.
     *
     * @return whether it is new
     * @throws MessageRefusedException if the broker can't read the filter; then it is as it was
     */
    boolean put(Subscription subscription) throws BrokerUnavailableException, MessageRefusedException {
        Optional<Subscription> before = find(subscription.id());
        boolean created = store.put(subscription);
        try {
            control.subscribe(
                    subscription.id().topic(),
                    subscription.queue(),
                    subscription.filter().map(Selector::read));
        } catch (BrokerUnavailableException e) {
            if (created) {
                remove(subscription.id());
            }
            throw e;
        } catch (MessageRefusedException e) {
            if (created) {
                remove(subscription.id());
            } else {
                before.ifPresent(store::put);
            }
            throw e;
        }
        follow();
        return created;
    }

    /** The broker needn't be there: its queue is as it was. */
    void setPaused(SubscriptionId id, boolean paused) {
        store.setPaused(id, paused);
        follow();
    }

    /** As {@link #setPaused}. */
    void rotate(SubscriptionId id, SigningSecret fresh, Instant oldUntil) {
        store.rotate(id, fresh, oldUntil);
        follow();
    }

    /** @return whether it was there */
    boolean remove(SubscriptionId id) {
        boolean removed = store.remove(id, clock.millis());
        follow();
        return removed;
    }

    void removeAll(@Observes TopicRemoved removed) {
        refresh();
        of(removed.topic()).forEach(each -> store.remove(each.id(), clock.millis()));
        follow();
    }

    /** As it is kept, whatever this node knew. */
    void refresh() {
        known = store.all().stream().collect(Collectors.toUnmodifiableMap(Subscription::id, Function.identity()));
    }

    @Override
    public List<SigningSecret> secretsOf(String origin) {
        List<SigningSecret> secrets = knownSecretsOf(origin);
        if (secrets.isEmpty()) {
            refresh(); // another node may have made it just now
            return knownSecretsOf(origin);
        }
        return secrets;
    }

    private List<SigningSecret> knownSecretsOf(String origin) {
        return known.values().stream()
                .filter(each -> each.id().origin().equals(origin))
                .findFirst()
                .map(each -> each.secrets(clock.instant()))
                .orElseGet(List::of);
    }

    private synchronized void follow() {
        refresh();
        if (ended) {
            return;
        }
        Map<String, Integer> outstanding = store.outstanding();
        stop(receivers.keySet().stream()
                .filter(each -> !each.equals(known.get(each.id())) || !mayReceive(each, outstanding))
                .toList());
        known.values().stream()
                .filter(each -> !receivers.containsKey(each) && mayReceive(each, outstanding))
                .forEach(this::listen);
        known.values().stream().filter(Subscription::paused).forEach(this::keepPaused);
    }

    private static boolean mayReceive(Subscription subscription, Map<String, Integer> outstanding) {
        return !subscription.paused()
                && outstanding.getOrDefault(subscription.id().origin(), 0) < MOST_OUTSTANDING;
    }

    private void listen(Subscription subscription) {
        store.release(subscription, clock.millis());
        receivers.put(
                subscription,
                broker.receiveBatches(
                        Destinations.queueOfSubscription(subscription.id().topic(), subscription.queue()),
                        "",
                        listener(subscription)));
    }

    private SubscriptionListener listener(Subscription subscription) {
        return new SubscriptionListener(subscription, store, control, dispatcher, clock);
    }

    private void keepPaused(Subscription subscription) {
        store.withhold(subscription.id().origin());
        if (queues.isMissing(subscription.id().topic(), subscription.queue())) {
            try {
                listener(subscription).prepare();
            } catch (BrokerUnavailableException | MessageRefusedException e) {
                LOG.log(Level.WARNING, "The queue " + subscription.queue() + " is missing and can't be made yet", e);
            }
        }
    }

    private void stop(Collection<Subscription> those) {
        BatchReceiver.end(those.stream()
                .flatMap(each -> Optional.ofNullable(receivers.remove(each)).stream())
                .toList());
    }

    /** Nobody waits for it: the broker takes some time for each queue. */
    private void finishRemoving() {
        try {
            for (SubscriptionId id : store.removed(clock.millis() - ALL_KNOW.toMillis())) {
                finishRemoving(id);
            }
        } catch (BrokerUnavailableException e) {
            LOG.log(Level.DEBUG, "Queues are removed when the broker is back", e);
        }
    }

    private void finishRemoving(SubscriptionId id) throws BrokerUnavailableException {
        try {
            control.unsubscribe(id.queue(), true);
            store.forget(id);
        } catch (MessageRefusedException e) {
            LOG.log(Level.WARNING, "The broker doesn't remove the queue of " + id, e);
        }
    }

    private void tidy() {
        long before = clock.millis() - KEPT.toMillis();
        known.keySet().forEach(id -> store.tidy(id.origin(), before));
    }

    @Override
    public void close() {
        // what waits in queues is taken by another node, or later
    }

    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public synchronized void end() {
        ended = true;
        stop(List.copyOf(receivers.keySet()));
    }
}
