package dev.switchboard.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Which secrets sign what: a key's own its callbacks, and the one that they share those of callers without a key. */
@ApplicationScoped
public class SigningSecrets {
    @Inject
    private Config config;

    @Inject
    private SecretStore store;

    @Inject
    private Instance<SecretSource> sources;

    @Inject
    private CallerSecrets callers;

    @Inject
    private InstantSource clock;

    private CallbackSecret callback;

    void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
        // being observed creates the bean, so that an unusable secret stops the deployment
    }

    @PostConstruct
    void read() {
        Optional<String> configured = config.getOptionalValue("switchboard.callback.secret", String.class);
        callback = CallbackSecret.of(configured, store, clock);
    }

    /**
     * Those that sign for a delivery, the newest first; more than one while receivers may still know an older one; none where its
     * origin has been removed.
     */
    List<SigningSecret> of(Letter letter) {
        String origin = letter.origin();
        return origin.equals(Letter.EXCHANGE)
                ? callers.of(letter.caller()).orElseGet(() -> List.of(callback.secret()))
                : sources.stream()
                        .flatMap(source -> source.secretsOf(origin).stream())
                        .toList();
    }
}
