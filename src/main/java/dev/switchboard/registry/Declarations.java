package dev.switchboard.registry;

import dev.switchboard.operations.PeriodicTasks;
import dev.switchboard.operations.SecondLook;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is declared of one kind. Asking costs a look into a map. What other nodes change or add is seen within two seconds, and what they add at the
 * next call as a rule: a name that isn't known is looked up, as often as {@link SecondLook} permits. While the ledger is away the last that was known goes on to hold.
 */
final class Declarations<D extends Declaration> {
    private static final Logger LOG = System.getLogger(Declarations.class.getName());
    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final DeclarationStore<D> store;
    private final SecondLook secondLook = new SecondLook(this::read);
    private volatile Map<String, D> declared = Map.of();

    Declarations(DeclarationStore<D> store) {
        this.store = store;
    }

    /**
     * @param atStart what the declaration file has
     * @param overwriting whether that is put in place of what is kept under the same names
     */
    static <D extends Declaration> Declarations<D> follow(
            DeclarationStore<D> store, List<D> atStart, boolean overwriting, PeriodicTasks periodically) {
        Declarations<D> declarations = new Declarations<>(store);
        declarations.begin(atStart, overwriting);
        periodically.everyByLedger(REFRESH, declarations::refresh);
        return declarations;
    }

    void begin(List<D> atStart, boolean overwriting) {
        refresh();
        atStart.stream()
                .filter(each -> overwriting || !declared.containsKey(each.name().text()))
                .forEach(store::put);
        refresh();
    }

    Optional<D> find(String name) {
        Optional<D> known = Optional.ofNullable(declared.get(name));
        return known.isPresent() ? known : lookedUp(name);
    }

    /** Who waited for another's look sees what that has found. */
    private Optional<D> lookedUp(String name) {
        try {
            secondLook.again();
        } catch (RuntimeException e) { // what is asked for is unknown here all the same
            LOG.log(Level.DEBUG, "What is not known here can't be looked up", e);
        }
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
        boolean removed = store.remove(name);
        refresh();
        return removed;
    }

    void refresh() {
        secondLook.first();
    }

    private void read() {
        declared = store.all().stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.name().text(), Function.identity()));
    }
}
