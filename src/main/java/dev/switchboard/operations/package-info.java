/**
 * What keeps the running application observable and testable.
 *
 * <p>Must: be the one place that reads the time, so that tests can give another; run what is to be done again and again, and look once more
 * for what another node may have made; let whoever starts and stops the server in by JMX; name the beans that each request crosses
 * ({@link dev.switchboard.operations.Unproxied}).
 *
 * <p>Out of scope: the exchanges themselves.
 */
@NullMarked
package dev.switchboard.operations;

import org.jspecify.annotations.NullMarked;
