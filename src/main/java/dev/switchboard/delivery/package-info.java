/**
 * Guaranteed Delivery to receivers outside: webhooks, and queues of the broker.
 *
 * <p>Must: deliver what was promised to a receiver outside, at least once and signed, and go on trying as long as the schedule
 * says; connect to no address that the guard doesn't permit, whatever URL or name leads there; let no receiver, however slow or
 * hostile, hold up another.
 *
 * <p>Follow a letter from its {@link dev.switchboard.delivery.Mailing}, or its {@link dev.switchboard.delivery.Claims}, over its receiver's
 * {@link dev.switchboard.delivery.Lane} and an {@link dev.switchboard.delivery.Attempts attempt} to the
 * {@link dev.switchboard.delivery.Recorder}; {@link dev.switchboard.delivery.Dispatch} joins them.
 *
 * <p>Out of scope: which exchange or event is told, and why. The patterns hand over an id, content and an address.
 */
@NullMarked
package dev.switchboard.delivery;

import org.jspecify.annotations.NullMarked;
