/**
 * The sample's audit log: it keeps every change of a customer that was published.
 *
 * <p>Must: miss none, also of those published while it wasn't running, and keep none twice.
 *
 * <p>Out of scope: what the changes mean.
 */
@NullMarked
package dev.switchboard.sample.audit;

import org.jspecify.annotations.NullMarked;
