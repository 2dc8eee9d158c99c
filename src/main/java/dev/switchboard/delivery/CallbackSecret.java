package dev.switchboard.delivery;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** The secret of callers without a key: as configured, or made at first start and kept, the same for all nodes. */
record CallbackSecret(SigningSecret secret) {
    private static final String NAME = "callback";

    /** @throws IllegalStateException if the configured one can't be used; it names the variable, and not the secret */
    static CallbackSecret of(Optional<String> configured, SecretStore store, InstantSource clock) {
        return configured
                .filter(text -> !text.isBlank())
                .map(CallbackSecret::configured)
                .orElseGet(() -> kept(store, clock));
    }

    private static CallbackSecret configured(String text) {
        try {
            return new CallbackSecret(SigningSecret.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("SWITCHBOARD_CALLBACK_SECRET can't be used: " + e.getMessage(), e);
        }
    }

    private static CallbackSecret kept(SecretStore store, InstantSource clock) {
        String fresh = SigningSecret.generate(new SecureRandom()).text();
        return new CallbackSecret(SigningSecret.parse(store.keep(NAME, fresh, clock.millis())));
    }
}
