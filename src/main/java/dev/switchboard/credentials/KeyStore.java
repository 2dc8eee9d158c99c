package dev.switchboard.credentials;

import dev.switchboard.delivery.SigningSecret;
import dev.switchboard.exchange.LedgerUnavailableException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Where keys and sessions are kept. Each method throws {@link LedgerUnavailableException} when they can't be. */
public interface KeyStore {
    List<Key> keys();

    void add(Key key);

    /**
     * Adds a key for operators unless there is one that can be used: of several nodes that do so at once, one succeeds.
     *
     * @return whether it was added
     */
    boolean addFirst(Key key, Instant now);

    /** @return whether there was such a key, that was not revoked */
    boolean revoke(String id, Instant now);

    /**
     * Gives the key another text.
     *
     * @param until its present one is accepted
     * @return whether there was such a key, that was not revoked
     */
    boolean rotate(String id, String prefix, String hash, Instant until);

    /**
     * Gives the key another signing secret.
     *
     * @param until its present one signs too
     * @return whether there was such a key, that was not revoked
     */
    boolean rotateSecret(String id, SigningSecret secret, Instant until);

    /** Keeps that these keys were used. */
    void used(Collection<String> ids, Instant now);

    /** Those that have not expired. */
    List<Session> sessions(Instant now);

    /** Adds a session; of those that were begun with the same key only the newest are kept. */
    void add(Session session);

    void end(String sessionHash);

    /** Forgets sessions that have expired. */
    void tidy(Instant now);
}
