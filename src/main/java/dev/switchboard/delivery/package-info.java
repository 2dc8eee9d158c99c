/**
 * Brings outcomes and events to receivers outside.
 *
 * <p>Must: tell a receiver, at least once, what is stored for it.
 *
 * <p>Out of scope: what is told.
 */
@NullMarked
package dev.switchboard.delivery;

import org.jspecify.annotations.NullMarked;
