/**
 * Tests from outside: the packaged application in its own process, spoken to by real HTTP and JMS clients.
 *
 * <p>A test takes the {@link dev.switchboard.outside.SwitchboardProcess} that all share as a constructor parameter, by
 * {@code @ExtendWith(SharedSwitchboard.class)}. Whoever needs other settings starts another with
 * {@link dev.switchboard.outside.Launch}.
 */
package dev.switchboard.outside;
