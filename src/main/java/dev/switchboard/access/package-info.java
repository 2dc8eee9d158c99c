/**
 * Who calls, and what he may do.
 *
 * <p>Must: stand before everything that is answered over HTTP, and let nothing through that {@link dev.switchboard.access.Routes} doesn't
 * name and permit; tell the resources who calls, so that they show nobody what is another's; keep other sites' pages from using a
 * browser's session; keep each caller to the calls that he may make in a second; leave threads to those who need no ledger when that
 * hangs.
 *
 * <p>Out of scope: what a caller proves himself with. That is {@code credentials}, behind
 * {@link dev.switchboard.access.Credentials}.
 */
@NullMarked
package dev.switchboard.access;

import org.jspecify.annotations.NullMarked;
