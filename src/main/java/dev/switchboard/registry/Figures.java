package dev.switchboard.registry;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** The figures of all services on this node. A service that was removed and declared again goes on where it was. */
@ApplicationScoped
public class Figures {
    private static final long SLICE_SECONDS = 10;

    private final ConcurrentMap<String, ServiceFigures> services = new ConcurrentHashMap<>();

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @PostConstruct
    void start() {
        scheduler.scheduleAtFixedRate(
                () -> services.values().forEach(ServiceFigures::nextSlice),
                SLICE_SECONDS,
                SLICE_SECONDS,
                TimeUnit.SECONDS);
    }

    /** @param service a declared one, so that there are only so many */
    public ServiceFigures of(ServiceDeclaration service) {
        ServiceFigures figures = services.get(service.name().text());
        return figures != null
                ? figures
                : services.computeIfAbsent(service.name().text(), name -> new ServiceFigures());
    }
}
