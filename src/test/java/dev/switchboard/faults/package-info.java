/**
 * Whether 202 is a promise: {@code mvn -q -Pfaults} runs {@link dev.switchboard.faults.Faults}, which kills the whole Switchboard at
 * each named {@link dev.switchboard.faults.Point} with exchanges on their way, starts it again on the same data, and holds the
 * independent ledgers of sender, replier and receivers against each other with the {@link dev.switchboard.faults.Checker}.
 *
 * <p>Production code has no hooks for this. Byteman, an agent in the killed process, calls
 * {@link dev.switchboard.faults.Assassin} where the rules in {@code src/test/resources/faults} say; a test holds them to the code.
 */
@NullMarked
package dev.switchboard.faults;

import org.jspecify.annotations.NullMarked;
