/**
 * What Switchboard carries: {@code mvn -q -Pload} runs {@link dev.switchboard.load.Load} against the packaged application in a
 * process of its own and prints figures. It passes no judgement, and no test runs it.
 *
 * <p>The clients here are plain sockets and one selector, so that ten thousand callers cost little beside the Switchboard
 * they load. They share its machine, so figures are of both together.
 */
@NullMarked
package dev.switchboard.load;

import org.jspecify.annotations.NullMarked;
