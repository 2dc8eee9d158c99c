package dev.switchboard.credentials;

import dev.switchboard.delivery.CallerSecrets;
import dev.switchboard.delivery.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What signs the callbacks of callers with a key. */
@ApplicationScoped
public class KeySecrets implements CallerSecrets {
    @Inject
    private Keys keys;

    @Inject
    private InstantSource clock;

    @Override
    public Optional<List<SigningSecret>> of(String caller) {
        return Key.idOf(caller).map(id -> keys.ring()
                .byId(id)
                .or(() -> madeElsewhere(id))
                .map(key -> key.secrets(clock.instant()))
                .orElseGet(List::of));
    }

    private Optional<Key> madeElsewhere(String id) {
        keys.ring().refresh();
        return keys.ring().byId(id);
    }
}
