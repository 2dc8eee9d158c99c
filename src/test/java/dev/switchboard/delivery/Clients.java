package dev.switchboard.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Webhook clients for tests. */
final class Clients {
    static final WebhookLimits PATIENT = new WebhookLimits(Duration.ofSeconds(20), Duration.ofSeconds(30), 4, 20);
    static final WebhookLimits HASTY = new WebhookLimits(Duration.ofSeconds(2), Duration.ofSeconds(3), 4, 20);
    static final CallbackPolicy PERMISSIVE = new CallbackPolicy(true, true, List.of());

    private Clients() {}

    static WebhookClient with(CallbackPolicy policy, HostResolver resolver) {
        return with(policy, resolver, PATIENT);
    }

    static WebhookClient with(CallbackPolicy policy, HostResolver resolver, WebhookLimits limits) {
        return new WebhookClient(
                new AddressGuard(policy),
                resolver,
                limits,
                TrustedAuthorities.ofTheJdk(),
                Clock.systemUTC(),
                Clients::thread);
    }

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "webhooks");
        thread.setDaemon(true);
        return thread;
    }
}
