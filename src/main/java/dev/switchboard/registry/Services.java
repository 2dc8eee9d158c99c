package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The declared services. Asking costs a look into a map; what other nodes declare is seen within two seconds, and while the
 * ledger is away the last that was known goes on to hold.
 */
@ApplicationScoped
public class Services {
    private static final Duration REFRESH = Duration.ofSeconds(2);

    @Inject
    private ServiceStore store;

    @Inject
    @ConfigProperty(name = "switchboard.declarations")
    private Optional<String> file;

    @Inject
    private PeriodicTasks periodically;

    private volatile Map<String, ServiceDeclaration> declared = Map.of();

    void load(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that a wrong declaration file stops the deployment
    }

    @PostConstruct
    void applyFile() {
        DeclarationFile.read(file).forEach(store::put);
        refresh();
        periodically.every(REFRESH, this::refresh);
    }

    /** @param name as it came from outside: what can't be a name isn't declared either */
    public Optional<ServiceDeclaration> find(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    public Collection<ServiceDeclaration> all() {
        return declared.values();
    }

    /** @return whether the service is new */
    boolean put(ServiceDeclaration service) {
        boolean created = store.put(service);
        refresh();
        return created;
    }

    /** @return whether the service was declared */
    boolean remove(ServiceName name) {
        boolean removed = store.remove(name);
        refresh();
        return removed;
    }

    private synchronized void refresh() {
        declared = store.all().stream()
                .collect(Collectors.toUnmodifiableMap(service -> service.name().text(), Function.identity()));
    }
}
