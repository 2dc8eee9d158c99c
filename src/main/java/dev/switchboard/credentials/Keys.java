package dev.switchboard.credentials;

import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Keeps this node's {@link KeyRing} as all nodes' ledger has it: what others change is seen within a second. */
@ApplicationScoped
public class Keys {
    private static final Duration FOLLOW = Duration.ofSeconds(1);
    private static final Duration NOTE_USE = Duration.ofSeconds(10);
    private static final String OPERATOR_KEY = "switchboard.operator.key";

    @Inject
    private KeyStore store;

    @Inject
    private Config config;

    @Inject
    private InstantSource clock;

    @Inject
    private PeriodicTasks periodically;

    private KeyRing ring;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that an unusable key stops the deployment
    }

    @PostConstruct
    void follow() {
        ring = new KeyRing(store, clock, configured(config.getOptionalValue(OPERATOR_KEY, String.class)));
        ring.refresh();
        periodically.everyByLedger(FOLLOW, ring::refresh);
        periodically.everyByLedger(NOTE_USE, this::noteUse);
    }

    /** @throws IllegalStateException if it can't be used; it names the variable, and not the key */
    static Optional<ApiKey> configured(Optional<String> text) {
        try {
            return text.filter(key -> !key.isBlank()).map(ApiKey::parse);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("SWITCHBOARD_OPERATOR_KEY can't be used: " + e.getMessage(), e);
        }
    }

    private void noteUse() {
        Set<String> used = ring.takeUsed();
        if (!used.isEmpty()) {
            store.used(used, clock.instant());
        }
        store.tidy(clock.instant());
    }

    @Produces
    KeyRing ring() {
        return ring;
    }
}
