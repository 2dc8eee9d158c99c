package dev.switchboard.delivery;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.operations.Drainable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Message Dispatcher: brings this node's share of the letters to their receivers. See {@link Dispatch}. */
@ApplicationScoped
public class Dispatcher implements Drainable {
    @Inject
    private DeliveryStore store;

    @Inject
    private WebhookClient client;

    @Inject
    private SigningSecrets secrets;

    @Inject
    private RetrySchedule schedule;

    @Inject
    private WebhookLimits limits;

    @Inject
    private BrokerLink broker;

    @Inject
    private InstantSource clock;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

    private QueueTransport queue;
    private Dispatch dispatch;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean: letters may be waiting from before
    }

    @PostConstruct
    void begin() {
        queue = new QueueTransport(broker, clock, executor, threads);
        Transport transport = new Transports(new WebhookTransport(client, secrets, clock), queue);
        RetryPolicy policy = new RetryPolicy(schedule, new Random()); // jitter is no secret
        dispatch = new Dispatch(store, transport, policy, DispatchLimits.of(limits), clock, threads);
        dispatch.start();
    }

    /** Addresses letters that are about to be stored together: this node keeps those for itself that it can take up at once. */
    public List<Envelope> post(List<Letter> letters) {
        return dispatch.post(letters);
    }

    /** Takes up letters that have been stored: to be called when that is committed. */
    public void takeUp(List<Envelope> stored) {
        dispatch.takeUp(stored);
    }

    /** Makes one more attempt soon, whatever the receiver's circuit breaker says. */
    void redeliver(DeliveryStatus delivery) {
        dispatch.redeliver(delivery);
    }

    @Override
    public void close() {
        dispatch.close();
    }

    @Override
    public boolean isIdle() {
        return dispatch.isIdle();
    }

    @Override
    public void end() {
        dispatch.end();
        queue.end();
    }
}
