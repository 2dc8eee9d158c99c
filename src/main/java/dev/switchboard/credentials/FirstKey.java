package dev.switchboard.credentials;

import dev.switchboard.access.Limits;
import dev.switchboard.access.Role;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The key of the first operator. It is shown first and kept after: a process that is killed in between has shown one that is good for
 * nothing, and the next start shows another; the other way round nobody would ever get in.
 */
@ApplicationScoped
public class FirstKey implements FirstKeyMBean {
    private static final Logger LOG = System.getLogger(FirstKey.class.getName());
    private static final String NAME = "dev.switchboard:type=FirstKey";

    @Inject
    private KeyStore store;

    @Inject
    private Keys keys;

    @Inject
    private InstantSource clock;

    @Resource
    private ManagedExecutorService executor;

    private volatile Optional<ApiKey> offered = Optional.empty();

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean
    }

    @PostConstruct
    void publish() {
        try {
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, new ObjectName(NAME));
        } catch (JMException e) {
            LOG.log(Level.WARNING, "Nobody can be offered a first key", e);
        }
    }

    @Override
    public String offer() {
        return within(this::offerWithin);
    }

    private String offerWithin() {
        keys.ring().refresh();
        offered = keys.ring().hasOperator() ? Optional.empty() : Optional.of(ApiKey.generate(new SecureRandom()));
        return offered.map(ApiKey::text).orElse("");
    }

    @Override
    public boolean keep() {
        return within(this::keepWithin);
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

    /** Whoever calls is outside the application, and the beans here can be used from within alone. */
    private <T> T within(Callable<T> task) {
        try {
            return executor.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The first key can't be looked after", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @PreDestroy
    void withdraw() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
        } catch (JMException e) {
            LOG.log(Level.DEBUG, "The management bean was not there", e);
        }
    }
}
