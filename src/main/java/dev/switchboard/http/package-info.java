/**
 * HTTP matters that all resources share.
 *
 * <p>Must: publish the resources under {@code /api}, read bodies up to the limit and no further, and turn every fault into
 * problem details (RFC 9457) that name what the caller can mend and nothing of the inside.
 *
 * <p>Out of scope: what the resources do.
 */
@NullMarked
package dev.switchboard.http;

import org.jspecify.annotations.NullMarked;
