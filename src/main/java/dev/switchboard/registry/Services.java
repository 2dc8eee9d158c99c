package dev.switchboard.registry;

import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.operations.Unproxied;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The declared services. */
@Unproxied
public class Services {
    @Inject
    private ServiceStore store;

    @Inject
    @ConfigProperty(name = "switchboard.declarations")
    private Optional<String> file;

    @Inject
    private PeriodicTasks periodically;

    private Declarations<ServiceDeclaration> declared;

    void load(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that a wrong declaration file stops the deployment
    }

    @PostConstruct
    void applyFile() {
        DeclarationFile atStart = DeclarationFile.read(file);
        declared = Declarations.follow(store, atStart.services(), atStart.overwriting(), periodically);
    }

    /** @param name as it came from outside: what can't be a name isn't declared either */
    public Optional<ServiceDeclaration> find(String name) {
        return declared.find(name);
    }

    public Collection<ServiceDeclaration> all() {
        return declared.all();
    }

    /** @return whether the service is new */
    boolean put(ServiceDeclaration service) {
        return declared.put(service);
    }

    /** @return whether the service was declared */
    boolean remove(String name) {
        return declared.remove(name);
    }
}
