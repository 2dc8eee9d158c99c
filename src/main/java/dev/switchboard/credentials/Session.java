package dev.switchboard.credentials;

import java.time.Instant;

/**
 * Somebody has signed in on the pages.
 *
 * @param hash of the cookie's text
 * @param keyHash of the text of the key that he signed in with: the session ends when that isn't accepted any more
 */
public record Session(String hash, String keyHash, Instant createdAt, Instant expiresAt) {}
