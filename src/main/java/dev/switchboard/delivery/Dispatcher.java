package dev.switchboard.delivery;

import dev.switchboard.channel.BrokerLink;
import dev.switchboard.operations.Drainable;
import dev.switchboard.tracing.Tracing;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
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
    private Tracing tracing;

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
        Transport transport = new Transports(new WebhookTransport(client, secrets, tracing, clock), queue);
        RetryPolicy policy = new RetryPolicy(schedule, new Random()); // jitter is no secret
        dispatch = new Dispatch(store, transport, policy, DispatchLimits.of(limits), clock, threads);
        dispatch.start();
    }

    /** For letters that are to be stored in one transaction. */
    public Mailing mailing() {
        return dispatch.mailing();
    }

    /** Makes one more attempt soon, whatever the receiver's circuit breaker says. */
    public void redeliver(DeliveryStatus delivery) {
        dispatch.redeliver(delivery);
    }

    /** What this node has done since its start. */
    public DeliveryFigures.Snapshot figures() {
        return dispatch.figures();
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
        client.close(); // not when the beans go: by then no class can be loaded any more
    }
}
