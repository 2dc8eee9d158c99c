package dev.switchboard.publishsubscribe;

import dev.switchboard.delivery.SigningSecret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Durable Subscriber by webhook: one receiver's named interest in one topic.
 *
 * @param owner who made it, and may see it; empty for callers without a key
 * @param filter a JMS selector; empty for all events
 * @param paused whether its events wait in its queue
 * @param previous a secret that was rotated away and signs as well for a while
 */
public record Subscription(
        SubscriptionId id,
        String owner,
        URI url,
        Optional<String> filter,
        boolean paused,
        SigningSecret secret,
        Optional<PreviousSecret> previous,
        Instant createdAt) {

    /** @param until it signs */
    public record PreviousSecret(SigningSecret secret, Instant until) {}

    /** In which its events wait. */
    String queue() {
        return id.queue();
    }

    /** Those that sign now, the newest first. */
    List<SigningSecret> secrets(Instant now) {
        return previous.filter(old -> now.isBefore(old.until()))
                .map(old -> List.of(secret, old.secret()))
                .orElseGet(() -> List.of(secret));
    }

    public Subscription to(URI newUrl, Optional<String> newFilter) {
        return new Subscription(id, owner, newUrl, newFilter, paused, secret, previous, createdAt);
    }
}
