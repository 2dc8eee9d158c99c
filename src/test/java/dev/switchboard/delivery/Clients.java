package dev.switchboard.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Webhook clients for tests: with little patience. */
final class Clients {
    static final Duration PATIENCE = Duration.ofMillis(400);
    static final WebhookLimits LIMITS = new WebhookLimits(Duration.ofMillis(300), PATIENCE, 4, 20);
    static final CallbackPolicy PERMISSIVE = new CallbackPolicy(true, true, List.of());

    private Clients() {}

    static WebhookClient with(CallbackPolicy policy, HostResolver resolver) {
        return with(policy, resolver, LIMITS);
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
