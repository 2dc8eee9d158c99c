package dev.switchboard.delivery;

import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;

/** What delivering is done with, as it is configured: guard, schedule and client. */
@ApplicationScoped
public class DeliveryBeans {
    private static final Duration TIDYING = Duration.ofSeconds(10);

    @Inject
    private Config config;

    @Inject
    private InstantSource clock;

    @Inject
    private PeriodicTasks periodically;

    @Resource
    private ManagedThreadFactory threads;

    private AddressGuard guard;
    private RetrySchedule schedule;
    private WebhookLimits limits;
    private WebhookClient client;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that a wrong setting stops the deployment
    }

    @PostConstruct
    void read() {
        DeliverySettings settings = new DeliverySettings(name -> config.getOptionalValue(name, String.class));
        guard = new AddressGuard(settings.policy());
        schedule = settings.schedule();
        limits = settings.limits();
        client = new WebhookClient(
                guard, InetAddress::getAllByName, limits, TrustedAuthorities.ofTheJdk(), clock, threads);
        periodically.every(TIDYING, client::closeIdle);
    }

    @Produces
    AddressGuard guard() {
        return guard;
    }

    @Produces
    RetrySchedule schedule() {
        return schedule;
    }

    @Produces
    WebhookLimits limits() {
        return limits;
    }

    @Produces
    WebhookClient client() {
        return client;
    }
}
