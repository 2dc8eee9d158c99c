package dev.switchboard.registry;

import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.exchange.ServiceName;
import java.util.List;

/** Where declarations are kept. Each method throws {@link LedgerUnavailableException} when they can't be. */
public interface ServiceStore {
    List<ServiceDeclaration> all();

    /** @return whether it is new, rather than replacing another of the same name */
    boolean put(ServiceDeclaration declaration);

    /** @return whether it was there */
    boolean remove(ServiceName name);
}
