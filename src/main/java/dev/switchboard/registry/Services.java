package dev.switchboard.registry;

import dev.switchboard.exchange.ServiceName;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** The declared services. */
@ApplicationScoped
public class Services {
    private volatile Map<ServiceName, ServiceDeclaration> declared = Map.of();

    @PostConstruct
    void load() {
        declared = DeclarationFile.read();
    }

    public Optional<ServiceDeclaration> find(ServiceName name) {
        return Optional.ofNullable(declared.get(name));
    }
}
