package dev.switchboard.health;

import dev.switchboard.channel.QueueWatch;
import dev.switchboard.operations.Inquiry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code /health/ready}: the node takes calls and the broker answers. The ledger is told of and doesn't decide: callers who wait are
 * answered without it, and it is away for all nodes or for none.
 */
@Readiness
@ApplicationScoped
public class NodeReady implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofMillis(800);
    private static final Duration FRESH = Duration.ofSeconds(1);

    @Inject
    private QueueWatch queues;

    @Inject
    private LedgerProbe probe;

    @Inject
    private StopNotice notice;

    @Resource
    private ManagedExecutorService executor;

    private Inquiry<Boolean> ledger;

    @PostConstruct
    void start() {
        ledger = new Inquiry<>(this::askLedger, executor, PATIENCE, FRESH);
    }

    @Override
    public HealthCheckResponse call() {
        boolean brokerIsUp = queues.brokerAnswers();
        boolean stopping = notice.isGiven();
        return HealthCheckResponse.named("node")
                .status(brokerIsUp && !stopping)
                .withData("broker", upOrDown(brokerIsUp))
                .withData("ledger", upOrDown(ledger.ask().isPresent()))
                .withData("stopping", stopping)
                .build();
    }

    private boolean askLedger() {
        probe.ask();
        return true;
    }

    private static String upOrDown(boolean isUp) {
        return isUp ? "up" : "down";
    }
}
