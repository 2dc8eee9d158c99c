/**
 * The services that are declared.
 *
 * <p>Must: know each declared service and its time limits.
 *
 * <p>Out of scope: sending requests to them.
 */
@NullMarked
package dev.switchboard.registry;

import org.jspecify.annotations.NullMarked;
