package dev.switchboard.credentials;

import dev.switchboard.access.Limits;
import dev.switchboard.access.Role;
import dev.switchboard.operations.ControlBus;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The key of the first operator. It is shown first and kept after: a process that is killed in between has shown one that is good for
 * nothing, and the next start shows another; the other way round nobody would ever get in.
 */
@ApplicationScoped
public class FirstKey implements FirstKeyMBean {
    private static final String NAME = "FirstKey";

    @Inject
    private KeyStore store;

    @Inject
    private Keys keys;

    @Inject
    private InstantSource clock;

    @Inject
    private ControlBus bus;

    private volatile Optional<ApiKey> offered = Optional.empty();

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean
    }

    @PostConstruct
    void publish() {
        bus.publish(this, NAME, "Nobody can be offered a first key");
    }

    @Override
    public String offer() {
        return bus.within(this::offerWithin);
    }

    private String offerWithin() {
        keys.ring().refresh();
        offered = keys.ring().hasOperator() ? Optional.empty() : Optional.of(ApiKey.generate(new SecureRandom()));
        return offered.map(ApiKey::text).orElse("");
    }

    @Override
    public boolean keep() {
        return bus.within(this::keepWithin);
    }

    private boolean keepWithin() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        KeyRequest operator = new KeyRequest(
                "first operator", Set.of(Role.OPERATOR), Limits.NONE, Optional.empty(), Optional.empty());
        boolean kept = offered.map(text -> store.addFirst(KeyResource.fresh(operator, text, now), now))
                .orElse(false);
        offered = Optional.empty();
        keys.ring().refresh();
        return kept;
    }

    @PreDestroy
    void withdraw() {
        bus.withdraw(NAME);
    }
}
