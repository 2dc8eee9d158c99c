package dev.switchboard.registry;

import dev.switchboard.exchange.LedgerUnavailableException;
import java.util.List;

/** Where declarations of one kind are kept. Each method throws {@link LedgerUnavailableException} when they can't be. */
public interface DeclarationStore<D extends Declaration> {
    List<D> all();

    /** @return whether it is new, rather than replacing another of the same name */
    boolean put(D declaration);

    /** @return whether it was there */
    boolean remove(String name);
}
