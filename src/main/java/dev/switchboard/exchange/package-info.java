/**
 * The kernel: what a request, its reply and the exchange that joins them are, in plain Java.
 *
 * <p>Must: give the words of the three patterns their types, and say once which faults there are.
 *
 * <p>Out of scope: HTTP, JMS, databases and containers. Depends on the JDK and JSpecify alone.
 */
@NullMarked
package dev.switchboard.exchange;

import org.jspecify.annotations.NullMarked;
