package dev.switchboard.credentials;

import dev.switchboard.access.Caller;
import dev.switchboard.access.Limits;
import dev.switchboard.access.RateLimit;
import dev.switchboard.access.Role;
import dev.switchboard.delivery.SigningSecret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as it is kept.
 *
 * @param id a UUID
 * @param name for people
 * @param prefix with which its text begins
 * @param hash of its text
 * @param previous its text before it was rotated
 * @param rateLimit of its bearers together; empty for what the nodes' setting says
 * @param secret that signs the callbacks of what it asked for
 * @param previousSecret the one before, which signs too for a while
 * @param lastUsedAt some seconds more or less
 */
public record Key(
        String id,
        String name,
        String prefix,
        String hash,
        Optional<Previous> previous,
        Set<Role> roles,
        Limits limits,
        Optional<RateLimit> rateLimit,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        SigningSecret secret,
        Optional<PreviousSecret> previousSecret) {

    private static final String CALLER = "key:";

    /** @param until it is accepted */
    public record Previous(String hash, Instant until) {}

    /** @param until it signs */
    public record PreviousSecret(SigningSecret secret, Instant until) {}

    Caller caller() {
        return new Caller(CALLER + id, name, roles, limits, rateLimit);
    }

    /** The id of the key that is a caller's; empty for callers without one of the kept keys. */
    static Optional<String> idOf(String caller) {
        return caller.startsWith(CALLER) ? Optional.of(caller.substring(CALLER.length())) : Optional.empty();
    }

    public boolean isUsable(Instant now) {
        return revokedAt.isEmpty()
                && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** The hashes of the texts that are accepted now, and until when. */
    Map<String, Instant> hashes(Instant now) {
        if (!isUsable(now)) {
            return Map.of();
        }
        Instant end = expiresAt.orElse(Instant.MAX);
        return previous.filter(old -> now.isBefore(old.until()))
                .map(old -> Map.of(hash, end, old.hash(), old.until().isBefore(end) ? old.until() : end))
                .orElseGet(() -> Map.of(hash, end));
    }

    /** Those that sign now, the newest first; also when the key is revoked, for what was promised before. */
    List<SigningSecret> secrets(Instant now) {
        return previousSecret
                .filter(old -> now.isBefore(old.until()))
                .map(old -> List.of(secret, old.secret()))
                .orElseGet(() -> List.of(secret));
    }
}
