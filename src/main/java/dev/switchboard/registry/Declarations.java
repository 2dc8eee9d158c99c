package dev.switchboard.registry;

import dev.switchboard.operations.PeriodicTasks;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is declared of one kind. Asking costs a look into a map; what other nodes declare is seen within two seconds, and while
 * the ledger is away the last that was known goes on to hold.
 */
final class Declarations<D extends Declaration> {
    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final DeclarationStore<D> store;
    private volatile Map<String, D> declared = Map.of();

    private Declarations(DeclarationStore<D> store) {
        this.store = store;
    }

    /** @param atStart what the declaration file has: it overwrites what is kept under the same names */
    static <D extends Declaration> Declarations<D> follow(
            DeclarationStore<D> store, List<D> atStart, PeriodicTasks periodically) {
        Declarations<D> declarations = new Declarations<>(store);
        atStart.forEach(store::put);
        declarations.refresh();
        periodically.every(REFRESH, declarations::refresh);
        return declarations;
    }

    Optional<D> find(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    Collection<D> all() {
        return declared.values();
    }

    boolean put(D declaration) {
        boolean created = store.put(declaration);
        refresh();
        return created;
    }

    boolean remove(String name) {
        boolean removed = declared.containsKey(name) && store.remove(name);
        refresh();
        return removed;
    }

    private synchronized void refresh() {
        declared = store.all().stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.name().text(), Function.identity()));
    }
}
