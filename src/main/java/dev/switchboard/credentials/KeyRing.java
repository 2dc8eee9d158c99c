package dev.switchboard.credentials;

import dev.switchboard.access.Caller;
import dev.switchboard.access.Limits;
import dev.switchboard.access.RateLimit;
import dev.switchboard.access.Role;
import dev.switchboard.exchange.LedgerUnavailableException;
import dev.switchboard.operations.SecondLook;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys and sessions that are accepted now. To ask costs a look into a map; while the ledger is away, what was known goes on to hold
 * until it expires.
 *
 * <p>No bean: it answers until the last call has been, when the beans are gone.
 */
final class KeyRing {
    private static final Logger LOG = System.getLogger(KeyRing.class.getName());
    private static final String CONFIGURED = "configured";

    private final KeyStore store;
    private final InstantSource clock;
    private final Optional<ApiKey> configured;
    private final SecondLook secondLook = new SecondLook(this::read);
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private volatile View view = new View(Map.of(), Map.of(), Map.of());
    private volatile boolean uncertain;
    private List<Key> keys = List.of();
    private List<Session> sessions = List.of();

    /**
     * What is accepted.
     *
     * @param bearers by the hash of their keys' texts
     * @param signedIn by the hash of their sessions' texts
     * @param keys all that there are, by their ids
     */
    private record View(Map<String, Known> bearers, Map<String, Known> signedIn, Map<String, Key> keys) {}

    /** @param until may be so late that nobody lives to see it */
    private record Known(Caller caller, Instant until) {}

    /** @param configured the operator's key that is in no database */
    KeyRing(KeyStore store, InstantSource clock, Optional<ApiKey> configured) {
        this.store = store;
        this.clock = clock;
        this.configured = configured;
    }

    /**
     * Whose key it is. One that isn't known is looked up, for another node may just have made it; but only as often as {@link SecondLook}
     * permits, so that strangers can't keep the database busy.
     *
     * @throws LedgerUnavailableException if it isn't known, and nobody can tell
     */
    Optional<Caller> find(String keyText) {
        String hash = SecretText.hash(keyText);
        return find(() -> view.bearers().get(hash));
    }

    /** Whether it is accepted, by what is known here. */
    boolean knows(String keyText) {
        return good(view.bearers().get(SecretText.hash(keyText))).isPresent();
    }

    /** As {@link #find}, of who has signed in. */
    Optional<Caller> signedIn(String sessionText) {
        if (sessionText.length() != SecretText.LENGTH) {
            return Optional.empty();
        }
        String hash = SecretText.hash(sessionText);
        return find(() -> view.signedIn().get(hash));
    }

    /** When a session ends at the latest. */
    Optional<Instant> endOf(String sessionText) {
        return good(view.signedIn().get(SecretText.hash(sessionText))).map(Known::until);
    }

    private Optional<Caller> find(Supplier<@Nullable Known> look) {
        Optional<Known> found = good(look.get());
        if (found.isEmpty()) {
            lookAgain();
            found = good(look.get());
        }
        Optional<Caller> caller = found.map(Known::caller);
        caller.ifPresent(this::use);
        return caller;
    }

    /** What has expired since it was read is so without a ledger that could tell. */
    private Optional<Known> good(@Nullable Known known) {
        return Optional.ofNullable(known).filter(each -> clock.instant().isBefore(each.until()));
    }

    private void use(Caller caller) {
        if (!used.contains(caller.id())) {
            used.add(caller.id());
        }
    }

    private void lookAgain() {
        try {
            secondLook.again();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "A key that is not known here can't be looked up", e);
        }
        if (uncertain) {
            throw new LedgerUnavailableException(new IllegalStateException("the keys could not be read"));
        }
    }

    /** Reads what is kept, and forgets what has expired, also where nothing can be read. */
    void refresh() {
        secondLook.first();
    }

    private void read() {
        Instant now = clock.instant();
        try {
            keys = store.keys();
            sessions = store.sessions(now);
            uncertain = false;
        } catch (RuntimeException e) {
            uncertain = true;
            throw e;
        } finally {
            view = view(now);
        }
    }

    private View view(Instant now) {
        Map<String, Known> bearers = new HashMap<>();
        configured.ifPresent(key -> bearers.put(key.hash(), new Known(operator(), Instant.MAX)));
        for (Key key : keys) {
            Caller caller = key.caller();
            key.hashes(now).forEach((hash, until) -> bearers.put(hash, new Known(caller, until)));
        }
        return new View(
                Map.copyOf(bearers),
                signedIn(bearers),
                keys.stream().collect(Collectors.toUnmodifiableMap(Key::id, Function.identity())));
    }

    /** A session ends with the key that it was begun with. */
    private Map<String, Known> signedIn(Map<String, Known> bearers) {
        Map<String, Known> signedIn = new HashMap<>();
        for (Session session : sessions) {
            Known bearer = bearers.get(session.keyHash());
            if (bearer != null) {
                Instant end = session.expiresAt().isBefore(bearer.until()) ? session.expiresAt() : bearer.until();
                signedIn.put(session.hash(), new Known(bearer.caller(), end));
            }
        }
        return Map.copyOf(signedIn);
    }

    /** Never too often: it is the one that helps where all others are kept out. */
    private static Caller operator() {
        return new Caller(CONFIGURED, CONFIGURED, Set.of(Role.OPERATOR), Limits.NONE, Optional.of(RateLimit.NONE));
    }

    /** When the key of this text expires by itself. */
    Optional<Instant> expiryOf(String keyText) {
        String hash = SecretText.hash(keyText);
        Instant now = clock.instant();
        return view.keys().values().stream()
                .filter(key -> key.hashes(now).containsKey(hash))
                .findFirst()
                .flatMap(Key::expiresAt);
    }

    boolean hasOperator() {
        return view.bearers().values().stream().anyMatch(known -> known.caller().isOperator());
    }

    Collection<Key> all() {
        return view.keys().values();
    }

    Optional<Key> byId(String id) {
        return Optional.ofNullable(view.keys().get(id));
    }

    /** The ids of kept keys that were used since this was last asked. */
    Set<String> takeUsed() {
        Set<String> taken = Set.copyOf(used);
        used.removeAll(taken);
        return taken.stream().flatMap(caller -> Key.idOf(caller).stream()).collect(Collectors.toSet());
    }
}
