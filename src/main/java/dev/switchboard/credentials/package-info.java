/**
 * What callers prove themselves with: API keys, sessions of the pages, and tokens of others.
 *
 * <p>Must: know each key without asking the database on the way of a call; keep nothing by which somebody could sign in who reads the
 * database; show a secret once and write it into no log; let a revocation reach all nodes within two seconds.
 *
 * <p>Follow a key from {@link dev.switchboard.credentials.KeyResource} over {@link dev.switchboard.credentials.Keys} to the
 * {@link dev.switchboard.credentials.KeyRing}.
 *
 * <p>Out of scope: what a caller may do. That is {@code access}.
 */
@NullMarked
package dev.switchboard.credentials;

import org.jspecify.annotations.NullMarked;
