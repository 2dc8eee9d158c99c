package dev.switchboard.registry;

import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.operations.Unproxied;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The figures of all services and topics on this node. One that was removed and declared again goes on where it was. */
@Unproxied
public class Figures {
    private static final Duration SLICE = Duration.ofSeconds(10);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ConcurrentMap<String, ServiceFigures> services = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, TopicFigures> topics = new ConcurrentHashMap<>();

    @Inject
    private PeriodicTasks periodically;

    @PostConstruct
    void start() {
        periodically.every(SLICE, () -> services.values().forEach(ServiceFigures::nextSlice));
        periodically.every(SECOND, () -> topics.values().forEach(TopicFigures::nextSecond));
    }

    /** @param service a declared one, so that there are only so many */
    public ServiceFigures of(ServiceDeclaration service) {
        ServiceFigures figures = services.get(service.name().text());
        return figures != null
                ? figures
                : services.computeIfAbsent(service.name().text(), name -> new ServiceFigures());
    }

    /** @param topic a declared one */
    public TopicFigures of(TopicDeclaration topic) {
        TopicFigures figures = topics.get(topic.name().text());
        return figures != null ? figures : topics.computeIfAbsent(topic.name().text(), name -> new TopicFigures());
    }
}
