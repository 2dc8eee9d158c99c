/**
 * The sample's audit log: what was changed, and when.
 *
 * <p>Must: keep every change of a customer once, also those that happen while it is away.
 *
 * <p>Out of scope: who else listens.
 */
@NullMarked
package dev.switchboard.sample.audit;

import org.jspecify.annotations.NullMarked;
