package dev.switchboard.registry;

import dev.switchboard.operations.PeriodicTasks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The declared topics. */
@ApplicationScoped
public class Topics {
    @Inject
    private TopicStore store;

    @Inject
    @ConfigProperty(name = "switchboard.declarations")
    private Optional<String> file;

    @Inject
    private PeriodicTasks periodically;

    @Inject
    private Event<TopicRemoved> removals;

    private Declarations<TopicDeclaration> declared;

    void load(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that a wrong declaration file stops the deployment
    }

    @PostConstruct
    void applyFile() {
        DeclarationFile atStart = DeclarationFile.read(file);
        declared = Declarations.follow(store, atStart.topics(), atStart.overwriting(), periodically);
    }

    /** @param name as it came from outside: what can't be a name isn't declared either */
    public Optional<TopicDeclaration> find(String name) {
        return declared.find(name);
    }

    public Collection<TopicDeclaration> all() {
        return declared.all();
    }

    /** @return whether the topic is new */
    boolean put(TopicDeclaration topic) {
        return declared.put(topic);
    }

    /** @return whether the topic was declared */
    boolean remove(String name) {
        declared.refresh(); // another node may just have declared it
        declared.find(name).ifPresent(topic -> removals.fire(new TopicRemoved(name)));
        return declared.remove(name);
    }
}
