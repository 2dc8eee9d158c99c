/**
 * Guaranteed Delivery to receivers outside: webhooks.
 *
 * <p>Must: deliver what was promised to a receiver outside, at least once and signed, and go on trying as long as the schedule
 * says; connect to no address that the guard doesn't permit, whatever URL or name leads there; let no receiver, however slow or
 * hostile, hold up another.
 *
 * <p>Out of scope: which exchange or event is told, and why. The patterns hand over an id, content and an address.
 */
@NullMarked
package dev.switchboard.delivery;

import org.jspecify.annotations.NullMarked;
