package dev.switchboard.channel;

import dev.switchboard.operations.Unproxied;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This running Switchboard among others on the same broker. */
@Unproxied
public class Node {
    private final String unnamed = "node-" + UUID.randomUUID();

    @Inject
    @ConfigProperty(name = "switchboard.node")
    private Optional<String> name;

    /** Made up for this run where none is configured: two nodes of one name would take each other's replies. */
    public String name() {
        return name.orElse(unnamed);
    }
}
